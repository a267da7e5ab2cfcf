import FoundationEssentials
import Imaging

/// Reads pictures one by one and decides for how long each is shown.
///
/// Pictures that resemble the one before form a take: many frames of a camera, or few of a burst. Frames of a camera
/// follow each other at its rate; a picture on its own, such as one letter of a word, is a slide and stays long enough
/// to be read. So every take of `n` pictures is shown for about 1.2 s, but no picture longer than 1 s or shorter than
/// a camera's frame. Measured on webcam frames: neighbours of one take correlate above 0.9, different letters of the
/// same person around 0.4.
final class BurstGrouper {
    /// Correlation from which on two pictures belong to one take.
    private static let likeness: Float = 0.7
    /// Milliseconds for which a take is shown.
    private static let takeTime = 1200.0
    /// Milliseconds for which one picture is shown at most.
    private static let longest = 1000.0

    private let files: [URL]
    private let pictureTime: Double?
    private var position = 0
    /// Where the take ends as far as was looked ahead, and for how long each of its pictures is shown.
    private var take = (end: 0, duration: 0.0)
    /// The last picture of a take that may go on after what was looked at; nil when it ends there.
    private var openEnd: PictureSketch?

    /// Prepares to read these files, each shown for `pictureTime` milliseconds; as long as its take suggests when nil.
    init(files: [URL], pictureTime: Double?) {
        self.files = files
        self.pictureTime = pictureTime
    }

    /// The next picture and the milliseconds for which it is shown; nil after the last.
    ///
    /// - Throws: `ImageError` for a picture that cannot be read; the next call goes on after it.
    func next() throws(ImageError) -> (Frame, duration: Double)? {
        guard position < files.count else { return nil }
        defer { position += 1 }
        let frame = try Self.read(files[position])
        if let pictureTime { return (frame, pictureTime) }
        if position >= take.end { beginTake(with: frame) }
        return (frame, take.duration)
    }

    /// Finds how far the take reaches that begins here, looking no further ahead than makes a difference.
    private func beginTake(with frame: Frame) {
        let most = Int(Self.takeTime / HeldFrames.period)
        var last = PictureSketch(of: frame)
        if let before = openEnd, last.likeness(to: before) > Self.likeness {
            (take.end, openEnd) = (position + 1, last)
            return
        }
        var count = 1
        while count < most, position + count < files.count, let next = try? Self.read(files[position + count]) {
            let sketch = PictureSketch(of: next)
            guard sketch.likeness(to: last) > Self.likeness else { break }
            last = sketch
            count += 1
        }
        openEnd = count == most ? last : nil
        take = (position + count, max(HeldFrames.period, min(Self.longest, Self.takeTime / Double(count))))
    }

    private static func read(_ file: URL) throws(ImageError) -> Frame {
        let picture = try Still.readRGB(file)
        return Frame(
            format: .rgb, width: picture.width, height: picture.height, stride: 3 * picture.width, time: 0,
            sequence: 0, storage: FrameStorage(copying: picture.pixels))
    }
}
