import Foundation
import Testing

@testable import Training

@Suite struct TestReportTests {
    private let report = TestReport(
        test: predictions([
            ("A", "ann", [1, 0, 0, 0]), ("A", "bob", [0, 1, 0, 0]), ("I", "bob", [0, 1, 0, 0]),
        ]),
        train: predictions([("A", "ann", [1, 0, 0, 0])]),
        held: ["rooms": predictions([("nothing", "r", [0.9, 0.1, 0, 0]), ("nothing", "r", [0, 0, 0, 1])])],
        samePeople: true)

    @Test func saysEverythingOfStepEight() {
        let text = report.text
        #expect(text.contains("100.0 % on training pictures, 66.7 % on test pictures"))
        #expect(text.contains("flatters"))
        #expect(text.contains("   macro avg"))
        #expect(text.contains("Mean over signers              75.0 %"))
        #expect(text.contains("False letters in rooms: 50.0 %"))
        #expect(text.contains("  bob: 50.0 %\n  ann: 100.0 %"))
        #expect(text.contains("  A read as I: 50.0 % of its pictures"))
    }

    @Test func oneSignerIsNotListed() {
        let alone = TestReport(
            test: predictions([("A", "ann", [1, 0, 0, 0])]), train: predictions([]), held: [:], samePeople: false)
        #expect(!alone.text.contains("by signer"))
        #expect(!alone.text.contains("Worst confusions"))
    }

    @Test func jsonIsOneLine() throws {
        let json = try report.evaluation.json()
        #expect(!json.contains("\n"))
        #expect(try JSONDecoder().decode(Evaluation.self, from: Data(json.utf8)) == report.evaluation)
    }
}
