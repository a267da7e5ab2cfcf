import Imaging

/// One picture that stays on screen for a while, as the frames that a camera in front of it would send.
///
/// Letters are told by how long they are held, and holding is measured from frame to frame: a slide that is shown
/// once a second would never count as held. So a picture that lasts longer than two frames of a slow camera comes
/// again at camera rate for as long as it lasts.
struct HeldFrames: Sequence, IteratorProtocol {
    /// Milliseconds between two frames of one picture.
    static let period = 1000.0 / 30
    /// Pictures that last no longer than this, in milliseconds, come once: two frames at 30/s, or one at 15/s.
    static let longestSingle = 70.0
    /// Milliseconds after which a picture is not repeated any more: a gap, not a slide.
    static let longest = 5000.0

    private let frame: Frame
    private let count: Int
    private var number = 0

    /// Holds a picture from its own time on for `duration` milliseconds.
    init(_ frame: Frame, lasting duration: Double) {
        self.frame = frame
        let length = Swift.min(duration.isFinite ? duration : 0, Self.longest)
        count = length <= Self.longestSingle ? 1 : Int((length / Self.period).rounded())
    }

    /// The next frame of the picture; nil when its time is over.
    mutating func next() -> Frame? {
        guard number < count else { return nil }
        var next = frame
        next.time += Double(number) * Self.period
        number += 1
        return next
    }
}
