import Testing

@testable import Spelling

@Suite struct LetterConfusionTests {
    private func matrix(_ width: Int) -> [[Float]] {
        [[Float]](repeating: [Float](repeating: 0, count: width), count: 26)
    }

    @Test func countsBecomeShares() throws {
        var rows = matrix(27)
        (rows[15][15], rows[15][16], rows[15][26]) = (70, 20, 10)
        let confusion = try #require(LetterConfusion(rows))
        #expect(abs(confusion.right[15] - 0.7) < 1e-6 && confusion.right[0] == 1)
        #expect(confusion.misread[16].map(\.letter) == [15] && abs(confusion.misread[16][0].probability - 0.2) < 1e-6)
        #expect(confusion.misread[15].isEmpty)
        #expect(confusion.overlooked.map(\.letter) == [15] && abs(confusion.overlooked[0].probability - 0.1) < 1e-6)
    }

    @Test func nothingIsOverlookedInAMatrixOfLetters() throws {
        #expect(try #require(LetterConfusion(matrix(26))).overlooked.isEmpty)
    }

    @Test func otherShapesAndNumbersAreRefused() {
        #expect(LetterConfusion([]) == nil && LetterConfusion(matrix(25)) == nil && LetterConfusion(matrix(28)) == nil)
        #expect(LetterConfusion(Array(matrix(26).dropLast())) == nil)
        for value in [-1, .nan, .infinity] as [Float] {
            var rows = matrix(26)
            rows[3][4] = value
            #expect(LetterConfusion(rows) == nil)
        }
    }
}
