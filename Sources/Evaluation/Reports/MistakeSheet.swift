import Basics
import Charts
import Datasets
import Imaging

/// A sheet of the misread pictures, with their true labels, answers and confidences.
///
/// Successive pictures of a signer are nearly the same, and so are their mistakes. Mistakes with the same signer, true
/// label and answer are therefore grouped, and the sheet shows the most confident one of each group and their number.
/// The largest groups come first.
public struct MistakeSheet {
    private let predictions: Predictions
    private let set: Dataset
    private let title: String
    private let limit: Int

    private let columns = 10
    private let side = 104.0
    private let gap = 12.0
    private let caption = 40.0
    private let margin = 28.0
    private let head = 92.0

    /// Prepares a sheet of at most `limit` groups of mistakes.
    public init(_ predictions: Predictions, of set: Dataset, title: String, limit: Int = 120) {
        self.predictions = predictions
        self.set = set
        self.title = title
        self.limit = limit
    }

    /// The mistakes with the same signer, true label and answer.
    struct Group: Equatable {
        /// The most confident mistake.
        var surest: Predictions.Item
        /// The number of mistakes.
        var count: Int
    }

    /// The groups of mistakes, the largest first.
    var groups: [Group] {
        let mistakes = predictions.items.filter { !$0.isRight }
        let byKind = Dictionary(grouping: mistakes) { [$0.signer, $0.label, predictions.labels[$0.answer]] }
        let groups = byKind.values.compactMap { items in
            items.max { ($0.confidence, $1.sample) < ($1.confidence, $0.sample) }
                .map { Group(surest: $0, count: items.count) }
        }
        return groups.sorted { ($1.count, $0.surest.sample) < ($0.count, $1.surest.sample) }
    }

    /// Draws the sheet.
    ///
    /// - Throws: `ImageError` when there is no font, or a picture is empty.
    public func picture() throws(ImageError) -> RGBImage {
        let groups = groups
        let shown = groups.prefix(limit)
        let rows = max(1, (shown.count + columns - 1) / columns)
        let width = 2 * margin + Double(columns) * (side + gap) - gap
        let height = head + Double(rows) * (side + caption + gap) + margin - gap
        var canvas = Canvas(width: Int(width), height: Int(height))
        try canvas.write(title, x: margin, y: margin + 8, style: TextStyle(size: 20, bold: true))
        let wrong = groups.reduce(0) { $0 + $1.count }
        let more = groups.count > shown.count ? ", the \(shown.count) most frequent of \(groups.count)" : ""
        try canvas.write(
            "\(wrong) of \(counted(predictions.items.count, "picture")) read wrong; one of each signer's mistakes of a kind\(more)",
            x: margin, y: margin + 34, style: TextStyle(size: 14, colour: Palette.faint))
        for (index, group) in shown.enumerated() {
            try draw(
                group, x: margin + Double(index % columns) * (side + gap),
                y: head + Double(index / columns) * (side + caption + gap), on: &canvas)
        }
        return canvas.image
    }

    private func draw(_ group: Group, x: Double, y: Double, on canvas: inout Canvas) throws(ImageError) {
        let item = group.surest
        let place = Rectangle(x: x, y: y, width: side, height: side)
        try canvas.draw(Thumbnail.picture(of: set.samples[item.sample], side: Int(side)), in: place)
        let bold = TextStyle(size: 15, bold: true)
        var red = bold
        red.colour = Palette.red
        let truth = "\(ShortLabel.text(item.label)) → "
        try canvas.write(truth, x: x, y: y + side + 11, style: bold)
        let offset = Double(try Canvas.size(of: truth, style: bold).width)
        let answer = ShortLabel.text(predictions.labels[item.answer])
        try canvas.write(answer, x: x + offset, y: y + side + 11, style: red)
        let percent = Int((item.confidence * 100).rounded())
        try canvas.write(
            "\(percent) %", x: x + side, y: y + side + 11, style: TextStyle(size: 13), alignment: .right)
        let faint = TextStyle(size: 11, colour: Palette.faint)
        try canvas.write(item.signer, x: x, y: y + side + 29, style: faint)
        if group.count > 1 {
            try canvas.write("× \(group.count)", x: x + side, y: y + side + 29, style: faint, alignment: .right)
        }
    }
}
