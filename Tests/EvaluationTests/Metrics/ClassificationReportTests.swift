import Testing

@testable import Evaluation

@Suite struct ClassificationReportTests {
    // Three A (two right, one read as I), two I (one right, one read as A), one J (read as I).
    private let report = ClassificationReport(
        ConfusionMatrix(
            predictions([
                ("A", "x", [1, 0, 0, 0]), ("A", "x", [1, 0, 0, 0]), ("A", "x", [0, 1, 0, 0]),
                ("I", "x", [0, 1, 0, 0]), ("I", "x", [1, 0, 0, 0]),
                ("J", "x", [0, 1, 0, 0]),
            ])))

    @Test func figuresByHand() {
        let rows = report.rows
        #expect(rows.map(\.name) == ["A", "I", "J"])
        #expect(rows.map(\.support) == [3, 2, 1])
        #expect(rows.map(\.precision) == [2.0 / 3, 1.0 / 3, 0])
        #expect(rows.map(\.recall) == [2.0 / 3, 1.0 / 2, 0])
        #expect(rows[0].f1 == 2.0 / 3)
        #expect(abs(rows[1].f1 - 0.4) < 1e-12)
        #expect(rows[2].f1 == 0)
        #expect(report.accuracy == 0.5)
    }

    @Test func meansByHand() {
        #expect(abs(report.macro.precision - 1.0 / 3) < 1e-12)
        #expect(abs(report.macro.recall - (2.0 / 3 + 0.5) / 3) < 1e-12)
        #expect(abs(report.macro.f1 - (2.0 / 3 + 0.4) / 3) < 1e-12)
        #expect(abs(report.weighted.precision - (3 * 2.0 / 3 + 2.0 / 3) / 6) < 1e-12)
        #expect(abs(report.weighted.recall - 0.5) < 1e-12)
        #expect(abs(report.weighted.f1 - (3 * 2.0 / 3 + 2 * 0.4) / 6) < 1e-12)
        #expect(report.macro.support == 6 && report.weighted.support == 6)
    }

    @Test func laidOutAsScikitLearnDoes() {
        let lines = [
            "              precision    recall  f1-score   support",
            "",
            "           A       0.67      0.67      0.67         3",
            "           I       0.33      0.50      0.40         2",
            "           J       0.00      0.00      0.00         1",
            "",
            "    accuracy                           0.50         6",
            "   macro avg       0.33      0.39      0.36         6",
            "weighted avg       0.44      0.50      0.47         6",
        ]
        #expect(report.description == lines.joined(separator: "\n"))
    }

    @Test func nothingAtAllIsZero() {
        let empty = ClassificationReport(ConfusionMatrix(predictions([])))
        #expect(empty.rows.isEmpty)
        #expect(empty.accuracy == 0 && empty.macro.f1 == 0 && empty.weighted.f1 == 0)
    }
}
