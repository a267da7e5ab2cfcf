import CV4L2
import Glibc
import Imaging
import Synchronization

/// What a camera's thread does: read, and come back after failures.
final class CameraWorker: Sendable {
    /// Milliseconds that a camera may take for its first picture; some need seconds to wake.
    private static let firstDeadline = 5000.0
    /// Milliseconds without a picture after which a camera counts as frozen.
    private static let deadline = 2000.0
    /// Milliseconds between two attempts to find the camera again.
    private static let pause = 250.0
    /// How often opening is tried at first: drivers refuse now and then for no lasting reason.
    private static let attempts = 3

    private let camera: CameraInfo
    private let wish: CameraWish
    private let mailbox: FrameMailbox
    private let wake: WakeUp
    private struct Shared {
        var statistics = CaptureStatistics()
        var mode = ""
    }
    private let shared: Mutex<Shared>
    /// Whether the thread uses the camera, or is about to.
    private let isRunning = Monitor(false)

    /// Prepares to read a camera into a mailbox.
    init(camera: CameraInfo, wish: CameraWish, mailbox: FrameMailbox) throws(CaptureError) {
        self.camera = camera
        self.wish = wish
        self.mailbox = mailbox
        wake = try WakeUp(label: camera.label)
        shared = Mutex(Shared())
    }

    var statistics: CaptureStatistics { shared.withLock { $0.statistics } }
    var mode: String { shared.withLock { $0.mode } }

    /// Asks the thread to end, and waits until it has given the camera back.
    ///
    /// A driver that hangs is left to itself after a while.
    func stop() {
        wake.wake()
        let deadline = SteadyClock.now() + Self.deadline
        isRunning.wait(until: deadline) { $0 ? nil : true }
    }

    /// Opens the camera for the first time, before there is a thread, so that its failures are known at once.
    func open() throws(CaptureError) -> CameraStream {
        var attempt = 1
        while true {
            do throws(CaptureError) {
                let stream = try CameraStream(camera: camera, wish: wish)
                note(stream.mode)
                isRunning.change { $0 = true }
                return stream
            } catch {
                guard case .device = error, attempt < Self.attempts else { throw error }
                attempt += 1
                wake.wait(for: Self.pause)
            }
        }
    }

    /// Reads until `stop`, at first from a stream that is open already.
    func run(_ first: CameraStream) {
        defer { isRunning.change { $0 = false } }
        var session = Session()
        var stream: CameraStream? = first
        while !wake.isAwake {
            guard let opened = stream ?? reopen() else {
                wake.wait(for: Self.pause)
                continue
            }
            stream = nil
            let failure = read(opened, &session)
            opened.close()
            if wake.isAwake { break }
            guard session.hasSeenPictures else {
                mailbox.fail(failure)
                break
            }
            if !session.isInterrupted {
                session.isInterrupted = true
                shared.withLock { $0.statistics.interruptions += 1 }
                mailbox.put(.interrupted(failure))
            }
        }
    }

    // MARK: -

    /// What lasts over several openings.
    private struct Session {
        var clock = FrameClock()
        var running = 0
        var hasSeenPictures = false
        var isInterrupted = false
    }

    /// Reads one opening until it fails, and says why it did.
    private func read(_ stream: CameraStream, _ session: inout Session) -> CaptureError {
        var counter = SequenceCounter()
        var limit = session.hasSeenPictures ? Self.deadline : Self.firstDeadline
        var last = SteadyClock.now()
        do throws(SystemCallError) {
            while !wake.isAwake {
                let left = last + limit - SteadyClock.now()
                if left <= 0 { return .noFrame(camera: camera.label, milliseconds: limit) }
                try stream.wait(for: left, wake: wake.descriptor)
                guard let frame = try newest(of: stream, &counter, &session) else { continue }
                (last, limit) = (SteadyClock.now(), Self.deadline)
                session.hasSeenPictures = true
                if session.isInterrupted {
                    session.isInterrupted = false
                    mailbox.put(.recovered)
                }
                mailbox.put(.frame(frame))
            }
            return .unplugged(camera: camera.label)
        } catch {
            return V4L2Device.failure(error, label: camera.label)
        }
    }

    /// The newest whole picture of those that are ready.
    private func newest(
        of stream: CameraStream, _ counter: inout SequenceCounter, _ session: inout Session
    ) throws(SystemCallError) -> Frame? {
        var newest: Frame?
        while true {
            let now = SteadyClock.now()
            let outcome = try stream.take { session.clock.time(stamp: $0, now: now) }
            var change = CaptureStatistics()
            switch outcome {
            case .nothing:
                shared.withLock { $0.statistics.copied = max($0.statistics.copied, stream.copied) }
                return newest
            case .damaged(let number):
                change.lost = counter.lost(before: number)
                change.damaged = 1
            case .picture(var frame, let number):
                change.lost = counter.lost(before: number)
                change.received = 1
                if newest != nil { change.superseded = 1 }
                session.running += 1 + change.lost
                frame.sequence = session.running
                newest = frame
            }
            shared.withLock { [change] in $0.statistics.add(change) }
        }
    }

    /// Opens the camera where it is now; nil when it is not there or does not work yet.
    private func reopen() -> CameraStream? {
        let found = CameraList.cameras().filter { $0.bus == camera.bus && $0.name == camera.name }
        // Of several nodes of one camera the one that it had before, or else the first.
        guard let now = found.first(where: { $0.path == camera.path }) ?? found.first,
            let stream = try? CameraStream(camera: now, wish: wish)
        else { return nil }
        note(stream.mode)
        return stream
    }

    private func note(_ mode: CameraMode) {
        shared.withLock { $0.mode = mode.description }
    }
}

extension CaptureStatistics {
    /// Adds what was counted elsewhere.
    mutating func add(_ other: CaptureStatistics) {
        received += other.received
        lost += other.lost
        damaged += other.damaged
        superseded += other.superseded
        copied += other.copied
        interruptions += other.interruptions
    }
}
