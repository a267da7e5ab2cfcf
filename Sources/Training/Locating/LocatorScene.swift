import Imaging

/// A made-up picture of a webcam, and the boxes of the hands in it.
struct LocatorScene: Equatable {
    /// The picture.
    var image: GreyImage
    /// Tight around the hands, in pixels of `image`.
    var boxes: [Region]
}
