import Imaging

/// A whole picture of a webcam with the hands in it.
public struct LabelledFrame: Sendable {
    /// One hand.
    public struct Hand: Sendable, Equatable {
        /// Tight around the hand, in pixels of the picture.
        public var box: Region
        /// What it says.
        public var label: String

        /// Makes a hand.
        public init(box: Region, label: String) {
            self.box = box
            self.label = label
        }
    }

    /// The file within its set.
    public var name: String
    /// The picture.
    public let image: GreyImage
    /// The picture at half its size, and at half of that: for whoever shrinks it by more than that.
    package let halves: [GreyImage]
    /// The hands; none in a picture without any.
    public var hands: [Hand]
    /// The person or collection that the picture is of.
    public var signer: String

    /// Makes a frame.
    public init(name: String, image: GreyImage, hands: [Hand], signer: String) {
        self.name = name
        self.image = image
        var halves: [GreyImage] = []
        for _ in 0..<2 { halves.append((halves.last ?? image).halved()) }
        self.halves = halves
        self.hands = hands
        self.signer = signer
    }
}

extension GreyImage {
    /// The picture at half its size: every pixel is the mean of four; a last odd row or column is left out.
    fileprivate func halved() -> GreyImage {
        let (columns, rows) = (width / 2, height / 2)
        var half = [UInt8](repeating: 0, count: columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let corner = 2 * row * width + 2 * column
                let sum =
                    Int(pixels[corner]) + Int(pixels[corner + 1]) + Int(pixels[corner + width])
                    + Int(pixels[corner + width + 1])
                half[row * columns + column] = UInt8((sum + 2) / 4)
            }
        }
        return GreyImage(width: columns, height: rows, pixels: half)
    }
}
