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
    public var image: GreyImage
    /// The hands; none in a picture without any.
    public var hands: [Hand]
    /// The person or collection that the picture is of.
    public var signer: String

    /// Makes a frame.
    public init(name: String, image: GreyImage, hands: [Hand], signer: String) {
        self.name = name
        self.image = image
        self.hands = hands
        self.signer = signer
    }
}
