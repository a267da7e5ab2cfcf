import Imaging

/// A whole webcam frame with its labelled hands.
public struct LabelledFrame: Sendable {
    /// A labelled hand.
    public struct Hand: Sendable, Equatable {
        /// The tight box around the hand, in pixels of the frame.
        public var box: Region
        /// The label.
        public var label: String

        /// Creates a hand.
        public init(box: Region, label: String) {
            self.box = box
            self.label = label
        }
    }

    /// The name of the file within its set.
    public var name: String
    /// The picture.
    public let image: GreyImage
    /// The picture at a half and at a quarter of its size, which avoid aliasing when it is shrunk.
    package let halves: [GreyImage]
    /// The hands.
    public var hands: [Hand]
    /// The signer, or the name of the collection if no signer is given.
    public var signer: String

    /// Creates a frame.
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
    /// Returns the picture at half its size; every pixel is the mean of four, and an odd last row or column is dropped.
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
