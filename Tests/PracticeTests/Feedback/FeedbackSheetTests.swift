import Recognition
import Spelling
import Testing

@testable import Practice

@Suite struct FeedbackSheetTests {
    private let sheet = FeedbackSheet.shipped

    @Test func everyLetterIsDescribed() {
        #expect(sheet.descriptions.keys.sorted() == LetterLabels.alphabet)
        #expect(sheet.description(of: "a") == nil && sheet.description(of: "nothing") == nil)
    }

    @Test func sentencesAreShortAndWhole() {
        for sentence in Array(sheet.descriptions.values) + sheet.differences.values {
            #expect(
                sentence.count <= 100 && sentence.hasSuffix(".") && sentence.first?.isUppercase == true, "\(sentence)")
        }
    }

    @Test(arguments: [
        "AE", "AS", "AT", "EM", "EO", "ES", "MN", "NT", "MS", "ST", "KV", "RU", "UV", "HU", "KP", "PQ", "GH", "GQ",
        "DF",
        "DI", "DL", "DX", "DZ", "CO", "IJ", "IY", "BF", "FW", "VW", "TX", "LX",
    ]) func classicsAreExplainedInBothDirections(pair: String) throws {
        let (first, second) = (String(pair.prefix(1)), String(pair.suffix(1)))
        let there = try #require(sheet.difference(asked: first, shown: second))
        let back = try #require(sheet.difference(asked: second, shown: first))
        #expect(there != back)
    }

    @Test func allThatIsTestedAgainstIsExplained() {
        for (asked, rivals) in VerificationSettings.rivals {
            for shown in rivals.map(String.init) {
                #expect(sheet.difference(asked: asked, shown: shown) != nil, "\(asked) not \(shown)")
            }
        }
    }

    @Test func withoutADifferenceTheLetterIsDescribed() {
        #expect(sheet.difference(asked: "B", shown: "Q") == nil)
        #expect(sheet.advice(asked: "B", shown: "Q") == sheet.description(of: "B"))
        #expect(sheet.advice(asked: "T", shown: "S") == "Put the thumb between index and middle finger, not over them.")
    }

    @Test func whatIsWrongIsToldWithItsLine() throws {
        let sheet = try FeedbackSheet("# sheet\n\nA: Fist.\nA not B: Close it.")
        #expect(sheet.description(of: "A") == "Fist." && sheet.difference(asked: "A", shown: "B") == "Close it.")
        for text in ["A Fist.", "AB: Fist.", "A: ", "A nor B: Close it.", "A not A: Close it."] {
            #expect(throws: FeedbackSheetError.notUnderstood(line: 2)) { try FeedbackSheet("B: Flat.\n" + text) }
        }
        #expect(throws: FeedbackSheetError.twice(line: 2)) { try FeedbackSheet("A: Fist.\nA: Hand.") }
        #expect(throws: FeedbackSheetError.twice(line: 2)) { try FeedbackSheet("A not B: Fist.\nA not B: Hand.") }
    }
}
