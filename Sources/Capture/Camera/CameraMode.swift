import Glibc
import Imaging

/// One of the ways in which a camera can send pictures.
struct CameraMode: Hashable, Sendable, CustomStringConvertible {
    /// Layout of the pixels.
    var format: CameraFormat
    /// Whether libv4l2 makes this format of one that the camera sends.
    var isEmulated = false
    /// Width in pixels.
    var width: Int
    /// Height in pixels.
    var height: Int
    /// Pictures a second; nil when the driver does not say.
    var rate: Double?

    var description: String {
        let speed = rate.map { " at \(Int($0.rounded()))/s" } ?? ""
        return "\(format) \(width)x\(height)\(speed)"
    }
}

/// What is wanted of a camera.
public struct CaptureRequest: Hashable, Sendable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// Pictures a second.
    public var rate: Double
    /// Four letters of the only format to take, such as `MJPG`; any that can be read when nil.
    public var format: String?

    /// Wishes for pictures; the defaults are enough for a hand and light for USB.
    public init(width: Int = 640, height: Int = 480, rate: Double = 30, format: String? = nil) {
        self.width = width
        self.height = height
        self.rate = rate
        self.format = format
    }
}

extension CaptureRequest {
    /// The modes that can be read, the most fitting first.
    ///
    /// Rate, size and format are weighed against each other in doublings: half the wished rate costs as much as a
    /// quarter of the pixels, and a compressed format is worth taking for a rate that is a quarter higher.
    func order(_ modes: [CameraMode]) -> [CameraMode] {
        modes.filter { $0.format.pixels != nil && (format == nil || $0.format.description == format) }
            .map { ($0, cost(of: $0)) }
            .sorted { ($0.1, -$0.0.width * $0.0.height) < ($1.1, -$1.0.width * $1.0.height) }
            .map(\.0)
    }

    private func cost(of mode: CameraMode) -> Double {
        let speed = min(mode.rate ?? rate, rate)
        let pixels = Double(mode.width * mode.height) / Double(max(1, width * height))
        return 2 * log2(rate / max(0.1, speed)) + abs(log2(max(1e-6, pixels))) + formatCost(mode)
    }

    private func formatCost(_ mode: CameraMode) -> Double {
        if mode.isEmulated { return 1 }
        return switch mode.format.pixels {
        case .yuyv: 0
        case .uyvy, .nv12, .yuv420, .yvu420, .grey: 0.01
        case .rgb, .bgr: 0.1
        case .jpeg: 0.6
        case nil: .infinity
        }
    }
}
