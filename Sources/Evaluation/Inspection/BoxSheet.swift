import Charts
import Imaging

/// A sheet of pictures with their labelled boxes and the boxes that were found.
public struct BoxSheet {
    /// One picture of the sheet.
    public struct Item: Sendable {
        /// The picture.
        public var image: GreyImage
        /// The labelled boxes, drawn in green.
        public var labelled: [Region]
        /// The boxes that were found, drawn in orange.
        public var found: [Region]
        /// The line below the picture.
        public var caption: String

        /// Creates an item.
        public init(image: GreyImage, labelled: [Region], found: [Region] = [], caption: String = "") {
            self.image = image
            self.labelled = labelled
            self.found = found
            self.caption = caption
        }
    }

    private let items: [Item]
    private let columns: Int
    private let side = 176.0
    private let gap = 4.0
    private let line = 16.0

    /// Creates a sheet.
    public init(_ items: [Item], columns: Int = 8) {
        self.items = items
        self.columns = max(columns, 1)
    }

    /// Draws the sheet.
    ///
    /// - Throws: `ImageError` when there is no font, or a picture is empty.
    public func picture() throws(ImageError) -> RGBImage {
        let rows = max((items.count + columns - 1) / columns, 1)
        var canvas = Canvas(
            width: Int(Double(columns) * (side + gap) + gap), height: Int(Double(rows) * (side + line + gap) + gap))
        for (index, item) in items.enumerated() {
            let x = gap + Double(index % columns) * (side + gap)
            let y = gap + Double(index / columns) * (side + line + gap)
            try draw(item, x: x, y: y, on: &canvas)
        }
        return canvas.image
    }

    private func draw(_ item: Item, x: Double, y: Double, on canvas: inout Canvas) throws(ImageError) {
        let (width, height) = (Double(item.image.width), Double(item.image.height))
        let scale = side / max(width, height, 1)
        let place = Rectangle(
            x: x + (side - width * scale) / 2, y: y + (side - height * scale) / 2, width: width * scale,
            height: height * scale)
        try canvas.draw(item.image, in: place)
        func frame(_ box: Region, _ colour: Colour) {
            canvas.frame(
                Rectangle(
                    x: place.x + box.x * scale, y: place.y + box.y * scale, width: box.width * scale,
                    height: box.height * scale), width: 2, with: colour)
        }
        for box in item.labelled { frame(box, Palette.teal) }
        for box in item.found { frame(box, Palette.orange) }
        if !item.caption.isEmpty {
            try canvas.write(item.caption, x: x, y: y + side + line / 2, style: TextStyle(size: 11))
        }
    }
}
