import Charts
import Imaging
import Testing

@testable import Evaluation

@Suite struct ConfusionPictureTests {
    private let picture: RGBImage

    init() throws {
        // A: three right, one read as I; I: always read as A.
        let answers = predictions([
            ("A", "x", [1, 0, 0, 0]), ("A", "x", [1, 0, 0, 0]), ("A", "x", [1, 0, 0, 0]), ("A", "x", [0, 1, 0, 0]),
            ("I", "x", [1, 0, 0, 0]), ("I", "x", [1, 0, 0, 0]),
        ])
        picture = try ConfusionPicture(ConfusionMatrix(answers), title: "Test").picture()
    }

    /// The colour in the corner of a cell, where no figure is written.
    private func corner(row: Int, column: Int) -> Colour {
        let place = 3 * ((118 + row * 64 + 5) * picture.width + 76 + column * 64 + 5)
        return Colour(red: picture.pixels[place], green: picture.pixels[place + 1], blue: picture.pixels[place + 2])
    }

    @Test func rightIsBlueAndWrongIsRed() {
        #expect(corner(row: 0, column: 0) == Palette.heat(0.75))
        let wrong = corner(row: 0, column: 1)
        #expect(wrong.red > wrong.blue)
        let always = corner(row: 1, column: 0)
        #expect(always.red > always.blue && always.green < wrong.green)
        #expect(corner(row: 1, column: 1) == Palette.background)
    }

    @Test func labelsThatDoNotOccurAreLeftOut() {
        // Two labels of 64 pixels each.
        #expect(picture.height == 118 + 128 + 64)
    }

    @Test func manyLabelsMakeSmallCells() throws {
        let labels = (65...90).map { String(UnicodeScalar(UInt8($0))) }
        let items = labels.indices.map { index in
            var probabilities = [Float](repeating: 0, count: 26)
            probabilities[index] = 1
            return Predictions.Item(
                sample: index, truth: index, label: labels[index], signer: "x", probabilities: probabilities)
        }
        let full = try ConfusionPicture(
            ConfusionMatrix(Predictions(labels: labels, items: items)), title: "All"
        ).picture()
        #expect(full.height == 118 + 26 * 32 + 64)
    }

    @Test func noAnswersNoCells() throws {
        #expect(try ConfusionPicture(ConfusionMatrix(predictions([])), title: "").picture().width > 0)
    }
}

@Suite struct ShortLabelTests {
    @Test(arguments: [("A", "A"), ("nothing", "—"), ("space", "spac"), ("del", "del")])
    func fits(label: String, text: String) {
        #expect(ShortLabel.text(label) == text)
    }
}
