import Imaging
import Synchronization

/// The speed at which a file or folder is played.
public enum Pace: String, Sendable, CaseIterable {
    /// In real time; frames that are late are skipped, as with a camera.
    case real
    /// As fast as frames are taken, without skipping any, so that every run sees the same frames.
    case max
}

/// Delivers stored frames at the requested pace, and numbers them.
struct Player: ~Copyable {
    /// Returns the next stored frame, or an event about a frame that cannot be read; nil after the last.
    typealias Reader = () throws(CaptureError) -> CaptureEvent?

    private let pace: Pace
    private var read: Reader?
    private var waiting: CaptureEvent?
    private var count = 0
    /// A failure while reading ahead, thrown after the frames that were read before it.
    private var failure: CaptureError?
    /// Milliseconds from a frame's time to the monotonic clock's time at which it is due.
    private var offset: Double?

    /// Prepares to play the frames that `read` returns.
    init(pace: Pace, read: @escaping Reader) {
        self.pace = pace
        self.read = read
    }

    /// Releases everything; the next event is the end.
    mutating func close() {
        read = nil
        waiting = nil
        failure = nil
    }

    /// Waits for the next event, at most `milliseconds`, without holding the lock during the wait.
    static func next(
        of player: borrowing Mutex<Player>, within milliseconds: Double
    ) throws(CaptureError) -> CaptureEvent? {
        let deadline = MonotonicClock.now() + milliseconds
        while true {
            let step = try player.withLock { (player: inout Player) throws(CaptureError) -> Step in
                try player.step(now: MonotonicClock.now())
            }
            switch step {
            case .event(let event): return event
            case .wait(let moment):
                MonotonicClock.wait(until: min(moment, deadline))
                if moment > deadline { return nil }
            }
        }
    }

    /// The next thing to do at some time of the monotonic clock.
    enum Step: Sendable {
        case event(CaptureEvent)
        /// There is nothing to do before this time.
        case wait(until: Double)
    }

    /// Decides what to do at the time `now` of the monotonic clock.
    mutating func step(now: Double) throws(CaptureError) -> Step {
        guard let event = try readNext() else { return .event(.ended) }
        guard pace == .real, case .frame(let frame) = event else { return .event(event) }
        let offset = self.offset ?? now - frame.time
        self.offset = offset
        waiting = event
        if frame.time + offset > now { return .wait(until: frame.time + offset) }
        return .event(.frame(newestDue(after: frame, at: now - offset)))
    }

    /// The newest frame that is due at `moment`, in the frames' own time; older ones are skipped.
    private mutating func newestDue(after frame: Frame, at moment: Double) -> Frame {
        waiting = nil
        var newest = frame
        // A frame that is only slightly late is delivered without decoding the next one.
        while newest.time + Self.toleranceMilliseconds < moment {
            do throws(CaptureError) {
                guard let event = try readNext() else { break }
                guard case .frame(let next) = event, next.time <= moment else {
                    waiting = event
                    break
                }
                newest = next
            } catch {
                failure = error
                break
            }
        }
        return newest
    }

    private mutating func readNext() throws(CaptureError) -> CaptureEvent? {
        if let event = waiting.take() { return event }
        if let failure { throw failure }
        guard let event = try read?() else { return nil }
        guard case .frame(var frame) = event else { return event }
        frame.sequence = count
        count += 1
        return .frame(frame)
    }

    /// Milliseconds by which a frame may be late before newer ones are looked for.
    private static let toleranceMilliseconds = 10.0
}

/// The frames that a camera would send of a picture that is shown for some time.
///
/// A letter counts once it has been held for some time, which is measured from frame to frame: a slide that comes
/// once a second would never count. So a picture that lasts longer than two frames of a slow camera is repeated at
/// camera rate for as long as it lasts.
struct HeldFrames: Sequence, IteratorProtocol {
    /// Milliseconds between two repetitions.
    static let periodMilliseconds = 1000.0 / 30
    /// Pictures up to this duration come once: two frames at 30/s, or one at 15/s.
    static let longestSingleMilliseconds = 70.0
    /// The longest time for which a picture is repeated: what lasts longer is a gap, not a slide.
    static let longestMilliseconds = 5000.0

    private let frame: Frame
    private let count: Int
    private var number = 0

    /// Repeats a picture from its own time on for `duration` milliseconds.
    init(_ frame: Frame, lasting duration: Double) {
        self.frame = frame
        let length = Swift.min(duration.isFinite ? duration : 0, Self.longestMilliseconds)
        count = length <= Self.longestSingleMilliseconds ? 1 : Int((length / Self.periodMilliseconds).rounded())
    }

    /// The next repetition; nil after the last.
    mutating func next() -> Frame? {
        guard number < count else { return nil }
        var next = frame
        next.time += Double(number) * Self.periodMilliseconds
        number += 1
        return next
    }
}
