import Imaging

/// One labelled picture of a hand, or of none.
public struct Sample: Sendable {
    /// The file within its set, for people; a line number for sets that are tables.
    public var name: String
    /// The picture, decoded.
    public var image: GreyImage
    /// The hand's box in pixels of `image`, tight around the hand.
    public var region: Region
    /// What the hand says: a letter, or `LetterLabels.nothing`.
    public var label: String
    /// The person or collection that the picture is of; pictures of one signer resemble each other.
    public var signer: String
    /// Whether the picture has to be mirrored to show a right hand as an unmirrored webcam sees it.
    public var mirrored: Bool
    /// The 21 joints of the hand in pixels of `image`: wrist, then four of each finger, thumb first, base to tip.
    public var landmarks: [SIMD2<Float>]?
    /// Whether the picture was drawn by the program, not taken by a camera.
    public var isRendered: Bool

    /// Makes a sample from its parts.
    public init(
        name: String, image: GreyImage, region: Region, label: String, signer: String, mirrored: Bool = false,
        landmarks: [SIMD2<Float>]? = nil, isRendered: Bool = false
    ) {
        self.name = name
        self.image = image
        self.region = region
        self.label = label
        self.signer = signer
        self.mirrored = mirrored
        self.landmarks = landmarks
        self.isRendered = isRendered
    }
}
