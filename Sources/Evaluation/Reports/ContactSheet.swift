import Charts
import Datasets
import Imaging
import Recognition

/// A contact sheet of a data set: a row of pictures for every class, and the number of pictures by class and signer.
public struct ContactSheet {
    private let set: Dataset
    private let name: String
    private let columns: Int

    private let side = 72.0
    private let gap = 6.0
    private let margin = 28.0
    private let head = 84.0
    private let labelWidth = 92.0
    private let barWidth = 190.0
    private let signerRow = 22.0
    private let signerColumns = 3

    /// Prepares a sheet of at most `columns` pictures per class, taken from the signers in turn.
    public init(_ set: Dataset, name: String, columns: Int = 12) {
        self.set = set
        self.name = name
        self.columns = columns
    }

    /// Draws the sheet.
    ///
    /// - Throws: `ImageError` when there is no font, or a picture is empty.
    public func picture() throws(ImageError) -> RGBImage {
        let labels = set.labels
        let width = 2 * margin + labelWidth + Double(columns) * (side + gap) + barWidth
        let rows = (set.signers.count + signerColumns - 1) / signerColumns
        let below = head + Double(labels.count) * (side + gap)
        let height = below + 56 + Double(rows) * signerRow + margin
        var canvas = Canvas(width: Int(width), height: Int(height))
        try canvas.write(name, x: margin, y: margin + 8, style: TextStyle(size: 22, bold: true))
        try canvas.write(
            set.counts,
            x: margin, y: margin + 34, style: TextStyle(size: 14, colour: Palette.faint))
        let byLabel = set.indices(by: \.label)
        let most = byLabel.values.map(\.count).max() ?? 1
        for (row, label) in labels.enumerated() {
            let indices = byLabel[label] ?? []
            try draw(
                label, indices, share: Double(indices.count) / Double(most), y: head + Double(row) * (side + gap),
                on: &canvas)
        }
        try drawSigners(y: below + 20, width: width - 2 * margin, on: &canvas)
        return canvas.image
    }

    private func draw(
        _ label: String, _ indices: [Int], share: Double, y: Double, on canvas: inout Canvas
    ) throws(ImageError) {
        let middle = y + side / 2
        try canvas.write(
            label, x: margin, y: middle, style: TextStyle(size: label.count == 1 ? 34 : 17, bold: true))
        for (column, index) in first(indices).enumerated() {
            let place = Rectangle(
                x: margin + labelWidth + Double(column) * (side + gap), y: y, width: side, height: side)
            try canvas.draw(Thumbnail.picture(of: set.samples[index], side: Int(side)), in: place)
        }
        let left = margin + labelWidth + Double(columns) * (side + gap) + 12
        let bar = Rectangle(x: left, y: middle - 8, width: max(share * (barWidth - 70), 1), height: 16)
        canvas.fill(bar, radius: 3, with: Palette.blue)
        try canvas.write("\(indices.count)", x: bar.maxX + 8, y: middle, style: TextStyle(size: 14))
    }

    /// Returns the first pictures in this order: the first of each signer, then the second of each, and so on.
    func first(_ indices: [Int]) -> [Int] {
        let bySigner = Dictionary(grouping: indices) { set.samples[$0].signer }.sorted { $0.key < $1.key }.map(\.value)
        var chosen: [Int] = []
        var turn = 0
        while chosen.count < min(columns, indices.count) {
            chosen += bySigner.filter { turn < $0.count }.map { $0[turn] }
            turn += 1
        }
        return Array(chosen.prefix(columns))
    }

    private func drawSigners(y: Double, width: Double, on canvas: inout Canvas) throws(ImageError) {
        try canvas.write(
            "Pictures by signer", x: margin, y: y + 8, style: TextStyle(size: 15, bold: true))
        let bySigner = set.indices(by: \.signer).mapValues(\.count).sorted { $0.key < $1.key }
        let most = bySigner.map(\.value).max() ?? 1
        let rows = (bySigner.count + signerColumns - 1) / signerColumns
        let column = width / Double(signerColumns)
        for (index, (signer, count)) in bySigner.enumerated() {
            let x = margin + Double(index / rows) * column
            let middle = y + 36 + Double(index % rows) * signerRow
            try canvas.write(signer, x: x, y: middle, style: TextStyle(size: 13))
            let room = column - 130 - 60
            let bar = Rectangle(
                x: x + 130, y: middle - 6, width: max(room * Double(count) / Double(most), 1), height: 12)
            canvas.fill(bar, radius: 3, with: Palette.teal)
            try canvas.write(
                "\(count)", x: bar.maxX + 6, y: middle, style: TextStyle(size: 12, colour: Palette.faint))
        }
    }
}

/// Makes enlarged pictures of the regions that the network reads.
enum Thumbnail {
    /// Returns the region of a sample, mirrored if the network reads it mirrored.
    ///
    /// - Throws: `ImageError` when the picture or its region is empty.
    static func picture(of sample: Sample, side: Int) throws(ImageError) -> GreyImage {
        let region = sample.region.square(scaledBy: SampleDecoder.margin)
        return try sample.image.resized(from: region, width: side, height: side, mirrored: sample.mirrored)
    }
}
