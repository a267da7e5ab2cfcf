import CV4L2

/// Detects that a camera sends far fewer frames than it promised although none was lost.
///
/// In the dark, automatic exposure may take longer than one frame period; the camera then halves its rate. Only frames
/// with consecutive driver numbers count, so that a slow reader or bus is not mistaken for it.
struct FrameRateMonitor {
    /// Number of intervals whose median is compared with the promised one.
    private static let windowLength = 12
    /// Multiples of the promised interval at which a camera starts and stops to count as slow.
    private static let (slowFactor, normalFactor) = (1.7, 1.4)

    private let promised: Double
    private var last: Double?
    private var intervals: [Double] = []
    /// Frames per second while the camera is slow; nil while it keeps the promised rate.
    private(set) var slowRate: Double?

    /// Monitors a camera that has promised a rate, in frames per second.
    init(promised: Double) { self.promised = promised }

    /// Adds a frame; returns whether `slowRate` has changed from or to nil.
    ///
    /// - Parameters:
    ///   - time: the frame's time in milliseconds.
    ///   - lost: number of frames that were lost before it.
    mutating func add(time: Double, lost: Int) -> Bool {
        defer { last = time }
        guard let last, time > last, lost == 0 else { return false }
        intervals.append(time - last)
        if intervals.count > Self.windowLength { intervals.removeFirst() }
        guard intervals.count == Self.windowLength else { return false }
        let typical = intervals.sorted()[Self.windowLength / 2]
        let stretch = typical * promised / 1000
        switch slowRate {
        case nil where stretch >= Self.slowFactor:
            slowRate = 1000 / typical
            return true
        case .some where stretch < Self.normalFactor:
            slowRate = nil
            return true
        default: return false
        }
    }
}

/// A camera that sends fewer frames than it could, because its automatic exposure needs more light.
public struct SlowCamera: Sendable, Equatable {
    /// Frames per second that it sends.
    public let rate: Double
    /// Frames per second that it could send.
    public let promised: Double
    /// The control setting that prevents it, such as `exposure_priority=off`.
    public let remedy: String

    /// Describes a slow camera.
    public init(rate: Double, promised: Double, remedy: String) {
        (self.rate, self.promised, self.remedy) = (rate, promised, remedy)
    }
}

extension SlowCamera: CustomStringConvertible {
    /// The problem and what to do about it, in one line.
    public var description: String {
        "Too dark: \(Int(rate.rounded())) of \(Int(promised.rounded())) pictures a second. "
            + "Add light, or use --control \(remedy)."
    }
}

extension SlowCamera {
    /// Finds the remedy from the camera's controls; nil if exposure cannot be the reason.
    init?(rate: Double, promised: Double, device: V4L2Device) {
        let value = { device.value(of: $0) }
        guard value(cv4l2_EXPOSURE_AUTO).map({ $0 != Int(cv4l2_EXPOSURE_MANUAL) }) ?? true else { return nil }
        switch value(cv4l2_EXPOSURE_PRIORITY) {
        case .some(let mayVary) where mayVary != 0:
            self.init(rate: rate, promised: promised, remedy: "exposure_priority=off")
        case nil where value(cv4l2_EXPOSURE) != nil:
            // In units of 0.1 ms. Half a frame period leaves time for reading the sensor.
            let time = Int((10_000 / promised / 2).rounded())
            self.init(rate: rate, promised: promised, remedy: "exposure=\(time)")
        default: return nil
        }
    }
}
