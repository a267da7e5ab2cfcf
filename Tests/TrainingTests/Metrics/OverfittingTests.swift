import Testing

@testable import Training

@Suite struct OverfittingTests {
    @Test(arguments: [
        (0.9, 0.95, "no over-fitting"), (0.9, 0.89, "no over-fitting"), (0.95, 0.9, "slight over-fitting"),
        (0.95, 0.8, "clearly better"), (0.99, 0.3, "by heart"),
    ])
    func gapInWords(train: Double, test: Double, words: String) {
        #expect(Overfitting.words(train: train, test: test, samePeople: false).contains(words))
    }

    @Test func namesBothFigures() {
        let words = Overfitting.words(train: 0.987, test: 0.9, samePeople: false)
        #expect(words.hasPrefix("98.7 % on training pictures, 90.0 % on test pictures. "))
        #expect(!words.contains("flatters"))
    }

    @Test func saysWhenTheFigureFlatters() {
        #expect(Overfitting.words(train: 0.9, test: 0.9, samePeople: true).contains("flatters"))
    }
}
