import Imaging

/// Finds the hand in a picture.
public protocol HandLocator {
    /// The part of the picture to read, in the frame's pixels, nil when no hand is there.
    ///
    /// The region is framed as the network learned it: the hand's box, squared and widened by the preprocessor's
    /// margin. Frames must come in order, because a locator may follow the hand from one to the next.
    ///
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    mutating func locate(in frame: Frame) throws(ImageError) -> Region?
}
