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

    /// Takes in where the letter network has seen the hand's joints in the region that was located last.
    ///
    /// - Parameter joints: the 21 joints in the frame's pixels.
    /// - Returns: the region that should have been read, nil when the one that was is good.
    mutating func refine(joints: [SIMD2<Float>]) -> Region?
}

extension HandLocator {
    /// Where the joints are changes nothing, unless a locator says otherwise.
    public mutating func refine(joints: [SIMD2<Float>]) -> Region? { nil }

    /// Finds the hand and lets a network read it, once more where its joints tell of a better region.
    ///
    /// - Returns: the region that was read last, nil when there is no hand.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public mutating func read(_ frame: Frame, by net: LetterNet, mirrored: Bool) throws(ImageError) -> Region? {
        guard let region = try locate(in: frame) else { return nil }
        try net.read(frame, in: region, mirrored: mirrored)
        // Where the network sees no letter its joints are those of no hand either.
        guard !net.joints.isEmpty, net.seesLetter, let better = refine(joints: net.joints) else { return region }
        try net.read(frame, in: better, mirrored: mirrored)
        return better
    }
}
