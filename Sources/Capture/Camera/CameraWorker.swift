import CV4L2
import Glibc
import Imaging
import Synchronization

/// The loop of a camera's thread: reads frames, and reconnects after failures.
final class CameraWorker: Sendable {
    /// The longest wait for the first frame: some cameras need seconds to start.
    private static let longestFirstWaitMilliseconds = 5000.0
    /// The longest wait for any other frame: after this time a camera counts as frozen.
    private static let longestWaitMilliseconds = 2000.0
    /// Milliseconds between two attempts to open the camera.
    private static let retryIntervalMilliseconds = 250.0
    /// Attempts to open a camera at first: drivers sometimes refuse for a moment.
    private static let maximumOpenAttempts = 3

    private let camera: CameraInfo
    private let reconnector: CameraReconnector
    private let request: CaptureRequest
    private let plan: ControlPlan
    private let mailbox: FrameMailbox
    private let stopEvent: EventFD
    private struct Shared {
        var statistics = CaptureStatistics()
        var mode = ""
    }
    private let shared: Mutex<Shared>
    /// Whether the thread uses the camera or is about to.
    private let isRunning = Monitor(false)

    /// Prepares to read a camera into a mailbox.
    init(
        camera: CameraInfo, request: CaptureRequest, plan: ControlPlan, mailbox: FrameMailbox
    ) throws(CaptureError) {
        self.camera = camera
        reconnector = CameraReconnector(camera, among: CameraList.cameras())
        self.request = request
        self.plan = plan
        self.mailbox = mailbox
        stopEvent = try EventFD(label: camera.label)
        shared = Mutex(Shared())
    }

    var statistics: CaptureStatistics { shared.withLock { $0.statistics } }
    var mode: String { shared.withLock { $0.mode } }

    /// Stops the thread and waits until it has closed the camera.
    ///
    /// The wait ends after a while even if the driver hangs.
    func stop() {
        stopEvent.signal()
        let deadline = MonotonicClock.now() + Self.longestWaitMilliseconds
        isRunning.wait(until: deadline) { $0 ? nil : true }
    }

    /// Opens the camera for the first time, on the caller's thread, so that failures are thrown at once.
    func open() throws(CaptureError) -> CameraStream {
        var attempt = 1
        while true {
            do throws(CaptureError) {
                let stream = try CameraStream(camera: camera, request: request, plan: plan)
                note(stream.mode)
                isRunning.change { $0 = true }
                return stream
            } catch {
                guard case .device = error, attempt < Self.maximumOpenAttempts else { throw error }
                attempt += 1
                stopEvent.wait(milliseconds: Self.retryIntervalMilliseconds)
            }
        }
    }

    /// Reads until `stop`, at first from a stream that is already open.
    func run(_ first: CameraStream) {
        defer { isRunning.change { $0 = false } }
        var session = Session()
        var stream: CameraStream? = first
        while !stopEvent.isSignalled {
            guard let opened = stream ?? reopen(&session) else {
                stopEvent.wait(milliseconds: Self.retryIntervalMilliseconds)
                continue
            }
            stream = nil
            let failure = read(opened, &session)
            opened.close()
            if stopEvent.isSignalled { break }
            guard session.firstWaitMilliseconds != nil else {
                mailbox.fail(failure)
                break
            }
            report(failure, &session)
        }
    }

    // MARK: -

    /// State that lasts over several openings of the camera.
    private struct Session {
        var timestamps = TimestampFilter()
        var frameNumber = 0
        /// How long the very first frame took; nil before it has arrived.
        var firstWaitMilliseconds: Double?
        var outage: Outage?
        var isSlow = false
    }

    /// Reads one stream until it fails, and returns the reason.
    private func read(_ stream: CameraStream, _ session: inout Session) -> CaptureError {
        var state = StreamState(rateMonitor: FrameRateMonitor(promised: stream.mode.rate ?? 0))
        let start = MonotonicClock.now()
        // A camera that is opened again may need about as long as it did at first.
        var limit =
            session.firstWaitMilliseconds.map {
                max(Self.longestWaitMilliseconds, min(2 * $0, Self.longestFirstWaitMilliseconds))
            } ?? Self.longestFirstWaitMilliseconds
        var last = start
        do throws(SystemCallError) {
            while !stopEvent.isSignalled {
                let left = last + limit - MonotonicClock.now()
                if left <= 0 { return .noFrame(camera: camera.label, milliseconds: limit) }
                try stream.wait(milliseconds: left, event: stopEvent.descriptor)
                guard let frame = try newest(of: stream, &state, &session) else { continue }
                (last, limit) = (MonotonicClock.now(), Self.longestWaitMilliseconds)
                session.firstWaitMilliseconds = session.firstWaitMilliseconds ?? last - start
                if session.outage.take() != nil { mailbox.put(.recovered) }
                mailbox.put(.frame(frame))
                if state.rateHasChanged { reportRate(of: stream, state.rateMonitor.slowRate, &session) }
            }
            return .unplugged(camera: camera.label)
        } catch {
            return V4L2Device.failure(error, label: camera.label)
        }
    }

    /// State of one opening of the camera.
    private struct StreamState {
        var counter = SequenceCounter()
        var rateMonitor: FrameRateMonitor
        var rateHasChanged = false
    }

    /// The newest complete frame of those that are ready; nil if there is none.
    private func newest(
        of stream: CameraStream, _ state: inout StreamState, _ session: inout Session
    ) throws(SystemCallError) -> Frame? {
        var newest: Frame?
        state.rateHasChanged = false
        while true {
            let now = MonotonicClock.now()
            let outcome = try stream.take { session.timestamps.time(timestamp: $0, now: now) }
            var change = CaptureStatistics()
            switch outcome {
            case .nothing:
                shared.withLock { $0.statistics.copied = max($0.statistics.copied, stream.copied) }
                return newest
            case .damaged(let number):
                change.lost = state.counter.lost(before: number)
                change.damaged = 1
            case .picture(var frame, let number):
                change.lost = state.counter.lost(before: number)
                change.received = 1
                if newest != nil { change.superseded = 1 }
                session.frameNumber += 1 + change.lost
                frame.sequence = session.frameNumber
                newest = frame
                if state.rateMonitor.add(time: frame.time, lost: change.lost) { state.rateHasChanged = true }
            }
            shared.withLock { [change] in $0.statistics.add(change) }
        }
    }

    /// Reports that reading has failed, unless this was reported before.
    private func report(_ failure: CaptureError, _ session: inout Session) {
        if session.isSlow { reportRate(of: nil, nil, &session) }
        if session.outage == nil {
            session.outage = Outage(failure)
            shared.withLock { $0.statistics.interruptions += 1 }
            mailbox.put(.interrupted(failure))
        } else if session.outage?.shouldReport(failure) == true {
            mailbox.put(.interrupted(failure))
        }
    }

    /// Reports that the camera has become slow, if exposure is the reason, or that its rate is normal again.
    private func reportRate(of stream: CameraStream?, _ rate: Double?, _ session: inout Session) {
        let reason = rate.flatMap { stream?.reason(forRate: $0) }
        guard reason != nil || session.isSlow else { return }
        session.isSlow = reason != nil
        mailbox.put(.slowed(reason))
    }

    /// Opens the camera where it is now; nil if it is not connected or does not work yet.
    private func reopen(_ session: inout Session) -> CameraStream? {
        guard let now = reconnector.find(among: CameraList.cameras()) else { return nil }
        do throws(CaptureError) {
            let stream = try CameraStream(camera: now, request: request, plan: plan)
            note(stream.mode)
            return stream
        } catch {
            if session.outage?.shouldReport(error, at: MonotonicClock.now()) == true {
                mailbox.put(.interrupted(error))
            }
            return nil
        }
    }

    private func note(_ mode: CameraMode) {
        shared.withLock { $0.mode = mode.description }
    }
}
