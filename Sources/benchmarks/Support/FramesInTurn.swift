import Imaging

/// Two frames with the same picture, one after the other: a camera never gives the same frame twice, and what is kept of
/// a frame that is looked at again must not pass for speed.
struct FramesInTurn {
    private let frames: [Frame]
    private var count = 0

    /// Makes both.
    init(_ format: PixelFormat, width: Int, height: Int) throws {
        frames = try (0..<2).map { _ in try SampleFrames.frame(format, width: width, height: height) }
    }

    /// What both are alike in.
    var first: Frame { frames[0] }

    /// The next frame, a thirtieth of a second after the one before.
    mutating func next() -> Frame {
        var frame = frames[count % frames.count]
        (frame.time, frame.sequence) = (Double(count) * 1000 / 30, count)
        count += 1
        return frame
    }
}
