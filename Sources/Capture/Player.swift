import Imaging
import Synchronization

/// Hands stored frames out at the pace that was asked for, and numbers them.
struct Player: ~Copyable {
    /// Gives the next stored frame, or tells what is wrong with one; nil after the last.
    typealias LetterCommitter = () throws(CaptureError) -> CaptureEvent?

    private let pace: Pace
    private var read: LetterCommitter?
    private var waiting: CaptureEvent?
    private var count = 0
    /// What reading ahead ran into, told when the frames before it are gone.
    private var failure: CaptureError?
    /// Milliseconds to add to a frame's time to get the steady clock's when it is due.
    private var offset: Double?

    /// Makes a player of frames that come from `read`.
    init(pace: Pace, read: @escaping LetterCommitter) {
        self.pace = pace
        self.read = read
    }

    /// Lets everything go; from now on the end is reached.
    mutating func close() {
        read = nil
        waiting = nil
        failure = nil
    }

    /// The next event, waited for at most `milliseconds` without holding the lock.
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

    /// What there is to do at a moment of the steady clock.
    enum Step: Sendable {
        case event(CaptureEvent)
        /// Nothing before this moment.
        case wait(until: Double)
    }

    /// Decides what happens at this moment.
    mutating func step(now: Double) throws(CaptureError) -> Step {
        guard let event = try readNext() else { return .event(.ended) }
        guard pace == .real, case .frame(let frame) = event else { return .event(event) }
        let offset = self.offset ?? now - frame.time
        self.offset = offset
        waiting = event
        if frame.time + offset > now { return .wait(until: frame.time + offset) }
        return .event(.frame(newestDue(after: frame, at: now - offset)))
    }

    /// The newest frame that is due at a moment of the frames' own clock; those before it are passed over.
    private mutating func newestDue(after frame: Frame, at moment: Double) -> Frame {
        waiting = nil
        var newest = frame
        // A picture that is only a little late is not worth decoding the next one for.
        while newest.time + Self.tolerance < moment {
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

    /// Milliseconds that a picture may be late before newer ones are looked for.
    private static let tolerance = 10.0
}
