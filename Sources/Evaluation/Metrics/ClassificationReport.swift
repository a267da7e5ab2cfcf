import Basics
import FoundationEssentials

/// Precision, recall and F1 of every label, in the layout of scikit-learn's `classification_report`.
public struct ClassificationReport: Sendable, Equatable, CustomStringConvertible {
    /// The metrics of one label, or their mean over labels.
    public struct Row: Sendable, Equatable {
        /// The label, or the name of the mean.
        public var name: String
        /// The share of the answers with this label that are correct; 0 if there are none.
        public var precision: Double
        /// The share of the pictures of this label that are answered with it; 0 if there are none.
        public var recall: Double
        /// The harmonic mean of precision and recall; 0 if both are 0.
        public var f1: Double
        /// The number of pictures of this label.
        public var support: Int
    }

    /// A row for each label that occurs as a true label or as an answer.
    public let rows: [Row]
    /// The share of correct answers.
    public let accuracy: Double
    /// The unweighted mean over labels that have pictures.
    public let macro: Row
    /// The mean over labels, weighted by their numbers of pictures.
    public let weighted: Row

    /// Computes the metrics.
    public init(_ matrix: ConfusionMatrix) {
        let counts = matrix.counts
        var rows: [Row] = []
        for label in matrix.labels.indices {
            let support = counts[label].reduce(0, +)
            let answers = counts.reduce(0) { $0 + $1[label] }
            guard support + answers > 0 else { continue }
            let hits = Double(counts[label][label])
            rows.append(
                Row(
                    name: matrix.labels[label], precision: answers == 0 ? 0 : hits / Double(answers),
                    recall: support == 0 ? 0 : hits / Double(support),
                    f1: 2 * hits / Double(support + answers), support: support))
        }
        self.rows = rows
        let total = rows.reduce(0) { $0 + $1.support }
        let right = matrix.labels.indices.reduce(0) { $0 + counts[$1][$1] }
        accuracy = total == 0 ? 0 : Double(right) / Double(total)
        macro = ClassificationReport.mean("macro avg", of: rows, total: total) { $0.support > 0 ? 1 : 0 }
        weighted = ClassificationReport.mean("weighted avg", of: rows, total: total) { Double($0.support) }
    }

    private static func mean(_ name: String, of rows: [Row], total: Int, weight: (Row) -> Double) -> Row {
        let sum = rows.reduce(0) { $0 + weight($1) }
        func mean(_ value: (Row) -> Double) -> Double {
            sum == 0 ? 0 : rows.reduce(0) { $0 + weight($1) * value($1) } / sum
        }
        return Row(name: name, precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1), support: total)
    }

    /// The report as a table of text.
    public var description: String {
        let width = max(12, rows.map(\.name.count).max() ?? 0)
        let gap = " "
        func pad(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        func line(_ row: Row) -> String {
            let figures = [row.precision, row.recall, row.f1].map { pad(String(printf: "%.2f", $0), 10) }
            return pad(row.name, width) + gap + figures.joined() + pad(String(row.support), 10)
        }
        let titles = ["precision", "recall", "f1-score", "support"].map { pad($0, 10) }.joined()
        let accuracy =
            pad("accuracy", width) + gap + pad(String(printf: "%.2f", accuracy), 30) + pad(String(macro.support), 10)
        return ([pad("", width) + gap + titles, ""] + rows.map(line) + ["", accuracy, line(macro), line(weighted)])
            .joined(separator: "\n")
    }
}
