import Basics
import Charts
import Evaluation

/// The part of a report about how a network has learnt: curves over the epochs, and how fast.
enum LearningSection {
    /// A chart of some columns of the history.
    struct Plan {
        var title: String
        var caption: String
        var format: AxisScale.Format = .plain
        var includesZero = false
        /// The names in the legend, by column.
        var columns: KeyValuePairs<String, String>
    }

    /// The charts; those are drawn of whose columns the history has one.
    static let plans = [
        Plan(
            title: "Loss", caption: "Mean loss of the training examples.", includesZero: true,
            columns: ["loss": "loss", "score_loss": "scores", "box_loss": "boxes"]),
        Plan(
            title: "Right answers",
            caption: "Right answers: of training pictures as they were changed, and of validation.",
            format: .percent,
            columns: [
                "train_accuracy": "training", "validation_accuracy": "validation",
                "validation_still_letters": "validation, still letters",
                "validation_mean_over_signers": "validation, mean over people",
            ]),
        Plan(
            title: "Hands found", caption: "Validation hands that are found, and how well their boxes fit.",
            format: .percent,
            columns: [
                "recall": "found", "mean_over_signers": "found, mean over people",
                "mean_iou": "intersection over union",
            ]),
        Plan(
            title: "Words", caption: "Rendered validation words that are read right.", format: .percent,
            columns: ["word_accuracy": "words"]),
        Plan(
            title: "Errors", caption: "Errors in the validation.", format: .percent, includesZero: true,
            columns: [
                "false_rate": "pictures without a hand that have a detection",
                "character_error_rate": "character error rate",
            ]),
        Plan(
            title: "Learning rate", caption: "Learning rate of each epoch’s last step.", includesZero: true,
            columns: ["learning_rate": "learning rate"]),
        Plan(
            title: "Speed", caption: "Training pictures per second.", includesZero: true,
            columns: ["pictures_per_second": "pictures per second"]),
        Plan(
            title: "Time", caption: "Duration of each epoch with its validation, in seconds.", includesZero: true,
            columns: ["seconds": "seconds"]),
    ]

    /// Draws the curves of a history.
    static func body(_ history: HistoryTable) -> Markup {
        let charts = plans.enumerated().compactMap { number, plan -> Markup? in
            let series = plan.columns.compactMap { column, name in
                history.values(of: column).map { LineChart.Series(name: name, points: $0) }
            }
            guard !series.isEmpty else { return nil }
            let chart = LineChart(
                title: plan.title, xTitle: "epoch", series: series, format: plan.format,
                includesZero: plan.includesZero
            ).chart
            return PageParts.figure(chart, id: "learning-\(number)", caption: plan.caption)
        }
        return "<p>\(words(history))</p><div class=\"pair\">\(charts)</div>"
    }

    /// Says how long it took, and which epoch was kept.
    static func words(_ history: HistoryTable) -> String {
        var words = counted(history.rows.count, "epoch")
        if let seconds = history.values(of: "seconds") {
            words += " in \(duration(seconds.reduce(0) { $0 + $1.y }))"
        }
        if let rates = history.values(of: "pictures_per_second") {
            let mean = rates.reduce(0) { $0 + $1.y } / Double(rates.count)
            words += String(printf: ", %.0f training pictures a second", mean)
        }
        if let best = history.values(of: "best")?.last(where: { $0.y == 1 }) {
            words += ". Epoch \(Int(best.x)) is the best in the validation"
        }
        return words + "."
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        return whole < 120
            ? "\(whole) s" : whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole / 60 % 60) min"
    }
}
