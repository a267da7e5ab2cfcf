import Basics
import Charts
import Datasets

/// The parts of a report about what is read wrong: the matrix, the worst confusions with pictures, and the mistakes.
public enum MistakesSection {
    /// How many confusions and mistakes are shown, and how many pictures of each confusion.
    private static let (confusions, mistakes, examples) = (12, 60, 4)

    /// Draws the confusion matrix, and the worst confusions with examples.
    ///
    /// - Throws: `ImageError` or `RenderingError` when a picture cannot be shown.
    public static func confusions(_ predictions: Predictions, of set: Dataset) throws -> Markup {
        let matrix = ConfusionMatrix(predictions)
        let worst = matrix.confusions.prefix(confusions)
        let cards = try worst.map { try card($0, predictions, of: set) }
        let chart = PageParts.figure(
            ConfusionChart(matrix).chart, id: "confusions-matrix",
            caption:
                "Each row: what the hands said; each column: what was read; in percent of the row. Right answers are "
                + "blue, wrong ones red. A dash stands for no letter.", isWide: true)
        guard !worst.isEmpty else { return "\(chart)<p>Everything is read right.</p>" }
        return """
            \(chart)
            <h3>The worst confusions</h3>
            <p>One direction each, by the share of the shown letter’s pictures; the surest mistakes of different people first, \
            beside pictures of the letter that was read.</p>
            <div class="confusions">
            \(cards)
            </div>
            """
    }

    private static func card(
        _ confusion: ConfusionMatrix.Confusion, _ predictions: Predictions, of set: Dataset
    ) throws -> Markup {
        let mistaken = predictions.items.filter {
            $0.label == confusion.truth && predictions.labels[$0.answer] == confusion.answer
        }
        let total = predictions.items.count { $0.label == confusion.truth }
        let others = predictions.items.filter { $0.label == confusion.answer && $0.isRight }
        let seen: Markup =
            others.isEmpty
            ? "" : "<div><span>\(confusion.answer)</span>\(try pictures(of: surest(others).prefix(2), in: set))</div>"
        return """
            <div class="confusion"><h4>\(confusion.truth) read as \(confusion.answer)</h4>
            <p>\(FiguresText.percent(confusion.share)) of \(confusion.truth): \(confusion.count) of \(total)</p>
            <div class="examples">
            <div><span>\(confusion.truth), misread</span>\(try pictures(of: surest(mistaken), in: set))</div>
            \(seen)
            </div></div>
            """
    }

    /// The most confident answers: the first of each person, then the second of each, and so on.
    static func surest(_ items: [Predictions.Item]) -> [Predictions.Item] {
        let bySigner = Dictionary(grouping: items, by: \.signer).sorted { $0.key < $1.key }.map { _, items in
            items.sorted { ($1.confidence, $0.sample) < ($0.confidence, $1.sample) }
        }
        let most = bySigner.map(\.count).max() ?? 0
        let turns = (0..<min(most, examples)).flatMap { turn in
            bySigner.filter { turn < $0.count }.map { $0[turn] }
                .sorted { ($1.confidence, $0.sample) < ($0.confidence, $1.sample) }
        }
        return Array(turns.prefix(examples))
    }

    private static func pictures(of items: some Sequence<Predictions.Item>, in set: Dataset) throws -> [Markup] {
        try items.map { item in
            try PageParts.picture(of: set.samples[item.sample], words: "\(item.label), \(item.signer)")
        }
    }

    /// Shows the mistakes, one of each person's of a kind.
    ///
    /// - Throws: `ImageError` or `RenderingError` when a picture cannot be shown.
    public static func mistakes(_ predictions: Predictions, of set: Dataset) throws -> Markup {
        let groups = MistakeSheet(predictions, of: set, title: "").groups
        let wrong = groups.reduce(0) { $0 + $1.count }
        let cells = try groups.prefix(mistakes).map { group -> Markup in
            let item = group.surest
            let answer = predictions.labels[item.answer]
            let times = group.count > 1 ? " × \(group.count)" : ""
            let picture = try PageParts.picture(
                of: set.samples[item.sample], words: "\(item.label), read as \(answer), \(item.signer)")
            return """
                <figure>\(picture)<figcaption><b>\(ShortLabel.text(item.label)) → \
                <span>\(ShortLabel.text(answer))</span></b> \(Int((item.confidence * 100).rounded())) %\
                <small title="\(item.signer)"><span>\(item.signer)</span>\(times)</small></figcaption></figure>
                """
        }
        let more = groups.count > mistakes ? " The \(mistakes) most frequent of \(groups.count) kinds." : ""
        return """
            <p>\(wrong) of \(counted(predictions.items.count, "picture")) are read wrong. Neighbouring pictures of a person \
            are nearly the same, and so are their mistakes: one picture stands for each person’s mistakes of a kind, the \
            surest, with its confidence and their number.\(more)</p>
            <div class="mistakes">
            \(cells)
            </div>
            """
    }
}
