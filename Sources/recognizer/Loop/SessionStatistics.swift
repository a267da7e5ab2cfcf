import Capture
import Recognition
import Spelling

/// What became of the frames of a session, for `--stats`.
struct SessionStatistics: Equatable, CustomStringConvertible {
    /// Frames that the recognizer was given.
    private(set) var frames = 0
    /// Frames that could not be decoded, and pictures of a camera that came damaged.
    private(set) var unreadable = 0
    /// Pictures that a camera took and nobody read: lost by the driver, or older than the newest one.
    private(set) var dropped = 0
    /// The mode that was agreed with the camera, such as `YUYV 640x480 at 30/s`; nil for other sources.
    private(set) var cameraMode: String?
    private var totalLatency = 0.0
    /// Whether a letter was typed.
    private var hasLetter = false
    /// Milliseconds in which a hand was seen, and the longest share of the hold time for which a letter was held.
    private var (handTime, longestHold) = (0.0, 0.0)

    /// Mean time from a frame to its result, in milliseconds; nil before the first frame.
    ///
    /// A camera's frames count from the moment when they were taken, those of files from the moment when they are read.
    var meanLatency: Double? { frames > 0 ? totalLatency / Double(frames) : nil }

    /// Counts a frame by what was observed in it.
    mutating func add(_ observation: FrameObservation) {
        frames += 1
        if !observation.isReadable { unreadable += 1 }
        totalLatency += observation.latency
    }

    /// Counts what a frame did to the text.
    mutating func add(_ result: RecognitionResult) {
        if result.commit != nil { hasLetter = true }
        longestHold = max(longestHold, result.hold)
        if result.observation.handIsPresent { handTime += result.observation.elapsed ?? 0 }
    }

    /// Why there is no letter, by what was observed, and what to try; nil if there is one.
    ///
    /// - Parameters:
    ///   - text: all that was read.
    ///   - policy: when a letter is typed.
    ///   - mirror: what was asked for.
    func silence(text: String, policy: CommitPolicy, mirror: HandednessMode) -> String? {
        guard text.isEmpty, !hasLetter else { return nil }
        guard frames > unreadable else { return "No letter was read: no picture could be." }
        guard handTime > 0 || longestHold > 0 else {
            return "No letter was read: no hand was seen. Show it larger, or try --box."
        }
        func seconds(_ milliseconds: Double) -> String { JSONLine.number(milliseconds / 1000, places: 1) }
        let longest = JSONLine.number(longestHold * policy.holdMilliseconds / 1000, places: 2)
        let held =
            longestHold > 0
            ? "the longest hold of a letter was \(longest) s and \(seconds(policy.holdMilliseconds)) s are needed"
            : "no letter was sure and held still"
        let advice =
            switch mirror {
            case .auto: "--mirror on if it is a left hand"
            case .on: "--mirror off if it is a right hand"
            case .off: "--mirror auto if it is a left hand"
            }
        return "No letter was read: a hand was seen for \(seconds(handTime)) s; \(held). Try \(advice)."
    }

    /// Adds what only the source knows.
    ///
    /// Called once, before it is closed.
    mutating func take(from source: any FrameSource) {
        guard let camera = source as? V4L2Camera else { return }
        cameraMode = camera.mode
        add(camera.statistics)
    }

    /// Adds a camera's own counts.
    mutating func add(_ camera: CaptureStatistics) {
        unreadable += camera.damaged
        dropped += camera.lost + camera.superseded
    }

    /// All figures in one line.
    var description: String {
        var parts = ["\(frames) frames read, \(unreadable) unreadable, \(dropped) dropped"]
        if let cameraMode { parts.append("camera mode \(cameraMode)") }
        if let meanLatency { parts.append("mean latency \(JSONLine.number(meanLatency, places: 1)) ms") }
        return parts.joined(separator: "; ")
    }
}

/// Counts frames a second over the last second.
struct FrameRate {
    /// How far the count looks back.
    private static let spanMilliseconds = 1000.0
    private var times: [Double] = []

    /// Counts a frame that came at a time in milliseconds.
    mutating func add(_ time: Double) {
        times.removeAll { $0 > time || $0 < time - Self.spanMilliseconds }
        times.append(time)
    }

    /// Frames a second at a time in milliseconds; nil before the second frame.
    func value(at time: Double) -> Double? {
        guard times.count > 1, let first = times.first, let last = times.last, last > first else { return nil }
        // When frames stop coming, the rate falls with the time that has passed without one.
        let meanInterval = (last - first) / Double(times.count - 1)
        return 1000 / max(meanInterval, time - last)
    }
}
