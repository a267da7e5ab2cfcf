import Basics
import Charts

/// The part of a report about how well letters are read: figures, classes and people.
public enum AccuracySection {
    /// The figures of the page's head.
    public static func facts(_ evaluation: Evaluation) -> [ReportPage.Fact] {
        let percent = FiguresText.percent
        return [
            .init(percent(evaluation.accuracyStillLetters), "of still letters right"),
            .init(percent(evaluation.meanOverSigners), "as a mean over people"),
            .init(percent(evaluation.smoothedStillLetters), "the same, after a second"),
            .init(percent(evaluation.top3), "with the letter among the first three"),
            .init(String(printf: "%.3f", evaluation.calibrationError), "expected calibration error"),
        ]
    }

    /// Describes the figures of a network on labelled pictures.
    ///
    /// - Parameter notes: sentences about the figures, such as what over-fitting there is.
    public static func body(_ predictions: Predictions, _ evaluation: Evaluation, notes: [String] = []) -> Markup {
        let paragraphs = notes.map { words -> Markup in "<p>\(words)</p>" }
        return """
            <p>Of \(counted(evaluation.pictures, "picture")), \(FiguresText.percent(evaluation.accuracy)) are read right. \
            Still letters are the 24 that are no movement. The means are over people, so that each has the same weight.</p>
            \(paragraphs)
            \(figures(evaluation))
            <div class="pair">
            <div>
            \(classes(predictions))
            </div>
            <div>
            \(people(evaluation))
            </div>
            </div>
            """
    }

    private static func figures(_ evaluation: Evaluation) -> Markup {
        let percent = FiguresText.percent
        var rows = [
            ("all pictures", percent(evaluation.accuracy)), ("still letters", percent(evaluation.accuracyStillLetters)),
            ("still letters, mean over people", percent(evaluation.meanOverSigners)),
            ("the same after a second of video", percent(evaluation.smoothedStillLetters)),
            ("the letter is among the first three", percent(evaluation.top3)),
            ("macro F1 of still letters", String(printf: "%.3f", evaluation.macroF1)),
            (
                String(
                    printf: "letters lost under a confidence of %.2f, or where nothing has more than %.2f",
                    evaluation.threshold, evaluation.doubt), percent(evaluation.lettersLost)
            ),
        ]
        rows += evaluation.falseLetters.sorted { $0.key < $1.key }.map {
            ("false letters in \($0.key)", percent($0.value))
        }
        let leftOut = Evaluation.words(leftOut: evaluation.leftOut).map { "\($0)." }
        return """
            \(leftOut.map { PageParts.missing($0) } ?? "")
            \(PageParts.table(caption: "Figures of the pictures.", rows: rows.map { [$0.0, $0.1] }))
            """
    }

    private static func classes(_ predictions: Predictions) -> Markup {
        let report = ClassificationReport(ConfusionMatrix(predictions))
        func cells(_ row: ClassificationReport.Row) -> [String] {
            [row.name] + [row.precision, row.recall, row.f1].map { String(printf: "%.2f", $0) } + ["\(row.support)"]
        }
        return PageParts.table(
            caption: "Precision, recall and F1 of each class, and their number of pictures.",
            head: ["class", "precision", "recall", "F1", "pictures"],
            rows: (report.rows + [report.macro, report.weighted]).map(cells), sums: 2)
    }

    private static func people(_ evaluation: Evaluation) -> Markup {
        let worst = evaluation.perSigner.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        let bars = worst.map { BarChart.Bar(name: $0.key, value: $0.value, text: FiguresText.percent($0.value)) }
        return PageParts.figure(
            BarChart(title: "Still letters that are read right, by person", bars: bars, format: .percent).lying,
            id: "accuracy-people",
            caption: "Still letters that are read right, by person or collection, the worst first.")
    }
}
