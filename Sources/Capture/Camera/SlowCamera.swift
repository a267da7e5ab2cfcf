import CV4L2

/// A camera that takes fewer pictures than it could, because its automatic exposure needs more light.
public struct SlowCamera: Sendable, Equatable {
    /// Pictures a second that it takes.
    public let rate: Double
    /// Pictures a second that it could take.
    public let promised: Double
    /// The setting that keeps it from slowing down, such as `exposure_priority=off`.
    public let remedy: String

    /// Tells how slow a camera is and what helps.
    public init(rate: Double, promised: Double, remedy: String) {
        (self.rate, self.promised, self.remedy) = (rate, promised, remedy)
    }
}

extension SlowCamera: CustomStringConvertible {
    /// What is the matter and what to do about it, in one line.
    public var description: String {
        "Too dark: \(Int(rate.rounded())) of \(Int(promised.rounded())) pictures a second. "
            + "Add light, or use --control \(remedy)."
    }
}

extension SlowCamera {
    /// Judges a camera that is slow by what its controls say; nil when exposure cannot be why.
    init?(rate: Double, promised: Double, device: V4L2Device) {
        let value = { device.value(of: $0) }
        guard value(cv4l2_EXPOSURE_AUTO).map({ $0 != Int(cv4l2_EXPOSURE_MANUAL) }) ?? true else { return nil }
        switch value(cv4l2_EXPOSURE_PRIORITY) {
        case .some(let mayVary) where mayVary != 0:
            self.init(rate: rate, promised: promised, remedy: "exposure_priority=off")
        case nil where value(cv4l2_EXPOSURE) != nil:
            // In units of 0.1 ms: half a picture's time leaves room for reading the sensor out.
            let time = Int((10_000 / promised / 2).rounded())
            self.init(rate: rate, promised: promised, remedy: "exposure=\(time)")
        default: return nil
        }
    }
}
