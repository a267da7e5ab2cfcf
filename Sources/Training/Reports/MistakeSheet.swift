import Imaging

/// A sheet of the pictures that were read wrong, with what they are, what was read and how surely: the surest first.
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

    /// Makes a sheet of at most `limit` pictures of a set that was read.
    public init(_ predictions: Predictions, of set: Dataset, title: String, limit: Int = 120) {
        self.predictions = predictions
        self.set = set
        self.title = title
        self.limit = limit
    }

    /// The mistakes, the surest first.
    var mistakes: [Predictions.Item] {
        predictions.items.filter { !$0.isRight }.sorted { ($1.confidence, $0.sample) < ($0.confidence, $1.sample) }
    }

    /// Draws the sheet.
    ///
    /// - Throws: `ImageError` when there is no font, or a picture is empty.
    public func picture() throws(ImageError) -> RGBImage {
        let mistakes = mistakes
        let shown = mistakes.prefix(limit)
        let rows = max(1, (shown.count + columns - 1) / columns)
        let width = 2 * margin + Double(columns) * (side + gap) - gap
        let height = head + Double(rows) * (side + caption + gap) + margin - gap
        var canvas = Canvas(width: Int(width), height: Int(height))
        try canvas.write(title, x: margin, y: margin + 8, style: TextStyle(size: 20, bold: true))
        let total = predictions.items.count
        let more = mistakes.count > shown.count ? "; the \(shown.count) surest" : ""
        try canvas.write(
            "\(mistakes.count) of \(total) pictures read wrong\(more)", x: margin, y: margin + 34,
            style: TextStyle(size: 14, colour: Palette.faint))
        for (index, item) in shown.enumerated() {
            try draw(
                item, x: margin + Double(index % columns) * (side + gap),
                y: head + Double(index / columns) * (side + caption + gap), on: &canvas)
        }
        return canvas.image
    }

    private func draw(_ item: Predictions.Item, x: Double, y: Double, on canvas: inout Canvas) throws(ImageError) {
        let place = Rectangle(x: x, y: y, width: side, height: side)
        try canvas.draw(Thumbnail.picture(of: set.samples[item.sample], side: Int(side)), in: place)
        let bold = TextStyle(size: 15, bold: true)
        var red = bold
        red.colour = Palette.red
        let truth = "\(item.label) → "
        try canvas.write(truth, x: x, y: y + side + 11, style: bold)
        let offset = Double(try Canvas.size(of: truth, style: bold).width)
        try canvas.write(predictions.labels[item.answer], x: x + offset, y: y + side + 11, style: red)
        let percent = Int((item.confidence * 100).rounded())
        try canvas.write(
            "\(percent) %", x: x + side, y: y + side + 11, style: TextStyle(size: 13), alignment: .right)
        try canvas.write(item.signer, x: x, y: y + side + 29, style: TextStyle(size: 11, colour: Palette.faint))
    }
}
