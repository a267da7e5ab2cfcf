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
    private let search: CameraReconnector
    private let wish: CaptureRequest
    private let plan: ControlPlan
    private let mailbox: FrameMailbox
    private let wake: EventFD
    private struct Shared {
        var statistics = CaptureStatistics()
        var mode = ""
    }
    private let shared: Mutex<Shared>
    /// Whether the thread uses the camera, or is about to.
    private let isRunning = Monitor(false)

    /// Prepares to read a camera into a mailbox.
    init(
        camera: CameraInfo, wish: CaptureRequest, plan: ControlPlan, mailbox: FrameMailbox
    ) throws(CaptureError) {
        self.camera = camera
        search = CameraReconnector(camera, among: CameraList.cameras())
        self.wish = wish
        self.plan = plan
        self.mailbox = mailbox
        wake = try EventFD(label: camera.label)
        shared = Mutex(Shared())
    }

    var statistics: CaptureStatistics { shared.withLock { $0.statistics } }
    var mode: String { shared.withLock { $0.mode } }

    /// Asks the thread to end, and waits until it has given the camera back.
    ///
    /// A driver that hangs is left to itself after a while.
    func stop() {
        wake.wake()
        let deadline = MonotonicClock.now() + Self.deadline
        isRunning.wait(until: deadline) { $0 ? nil : true }
    }

    /// Opens the camera for the first time, before there is a thread, so that its failures are known at once.
    func open() throws(CaptureError) -> CameraStream {
        var attempt = 1
        while true {
            do throws(CaptureError) {
                let stream = try CameraStream(camera: camera, wish: wish, plan: plan)
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
            guard let opened = stream ?? reopen(&session) else {
                wake.wait(for: Self.pause)
                continue
            }
            stream = nil
            let failure = read(opened, &session)
            opened.close()
            if wake.isAwake { break }
            guard session.firstWait != nil else {
                mailbox.fail(failure)
                break
            }
            tell(failure, &session)
        }
    }

    // MARK: -

    /// What lasts over several openings.
    private struct Session {
        var clock = FrameClock()
        var running = 0
        /// Milliseconds that the first picture of all took; nil before it has come.
        var firstWait: Double?
        var outage: Outage?
        var isSlow = false
    }

    /// Reads one opening until it fails, and says why it did.
    private func read(_ stream: CameraStream, _ session: inout Session) -> CaptureError {
        var reading = StreamState(watch: RateWatch(promised: stream.mode.rate ?? 0))
        let start = MonotonicClock.now()
        // A camera that is opened again may take about as long as it did at first.
        var limit = session.firstWait.map { max(Self.deadline, min(2 * $0, Self.firstDeadline)) } ?? Self.firstDeadline
        var last = start
        do throws(SystemCallError) {
            while !wake.isAwake {
                let left = last + limit - MonotonicClock.now()
                if left <= 0 { return .noFrame(camera: camera.label, milliseconds: limit) }
                try stream.wait(for: left, wake: wake.descriptor)
                guard let frame = try newest(of: stream, &reading, &session) else { continue }
                (last, limit) = (MonotonicClock.now(), Self.deadline)
                session.firstWait = session.firstWait ?? last - start
                if session.outage.take() != nil { mailbox.put(.recovered) }
                mailbox.put(.frame(frame))
                if reading.hasChangedPace { tellPace(of: stream, reading.watch.slowRate, &session) }
            }
            return .unplugged(camera: camera.label)
        } catch {
            return V4L2Device.failure(error, label: camera.label)
        }
    }

    /// What lasts over one opening.
    private struct StreamState {
        var counter = SequenceCounter()
        var watch: RateWatch
        var hasChangedPace = false
    }

    /// The newest whole picture of those that are ready.
    private func newest(
        of stream: CameraStream, _ reading: inout StreamState, _ session: inout Session
    ) throws(SystemCallError) -> Frame? {
        var newest: Frame?
        reading.hasChangedPace = false
        while true {
            let now = MonotonicClock.now()
            let outcome = try stream.take { session.clock.time(stamp: $0, now: now) }
            var change = CaptureStatistics()
            switch outcome {
            case .nothing:
                shared.withLock { $0.statistics.copied = max($0.statistics.copied, stream.copied) }
                return newest
            case .damaged(let number):
                change.lost = reading.counter.lost(before: number)
                change.damaged = 1
            case .picture(var frame, let number):
                change.lost = reading.counter.lost(before: number)
                change.received = 1
                if newest != nil { change.superseded = 1 }
                session.running += 1 + change.lost
                frame.sequence = session.running
                newest = frame
                if reading.watch.add(time: frame.time, lost: change.lost) { reading.hasChangedPace = true }
            }
            shared.withLock { [change] in $0.statistics.add(change) }
        }
    }

    /// Tells that reading has failed, unless that is known.
    private func tell(_ failure: CaptureError, _ session: inout Session) {
        if session.isSlow { tellPace(of: nil, nil, &session) }
        if session.outage == nil {
            session.outage = Outage(failure)
            shared.withLock { $0.statistics.interruptions += 1 }
            mailbox.put(.interrupted(failure))
        } else if session.outage?.isNews(failure) == true {
            mailbox.put(.interrupted(failure))
        }
    }

    /// Tells that the camera has become slow, if exposure is why, or that it no longer is.
    private func tellPace(of stream: CameraStream?, _ rate: Double?, _ session: inout Session) {
        let reason = rate.flatMap { stream?.reason(forRate: $0) }
        guard reason != nil || session.isSlow else { return }
        session.isSlow = reason != nil
        mailbox.put(.slowed(reason))
    }

    /// Opens the camera where it is now; nil when it is not there or does not work yet.
    private func reopen(_ session: inout Session) -> CameraStream? {
        guard let now = search.find(among: CameraList.cameras()) else { return nil }
        do throws(CaptureError) {
            let stream = try CameraStream(camera: now, wish: wish, plan: plan)
            note(stream.mode)
            return stream
        } catch {
            if session.outage?.isNews(error, at: MonotonicClock.now()) == true { mailbox.put(.interrupted(error)) }
            return nil
        }
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
