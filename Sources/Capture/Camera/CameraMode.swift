import CV4L2
import Glibc
import Imaging

/// A pixel format by its four-character code, such as `YUYV`.
struct CameraFormat: Hashable, Sendable, CustomStringConvertible {
    /// The four characters, the first in the lowest byte.
    let code: UInt32

    /// Wraps a driver's code.
    init(code: UInt32) { self.code = code }

    /// Makes a code of four letters.
    init(_ letters: StaticString) {
        code = letters.withUTF8Buffer { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The four characters without trailing spaces; others than printable ASCII are shown as `?`.
    var description: String {
        var text = ""
        for byte in 0..<4 {
            let letter = UInt8(truncatingIfNeeded: code >> (8 * byte))
            text.append((0x20...0x7E).contains(letter) ? Character(Unicode.Scalar(letter)) : "?")
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The layout of a frame in this format; nil if it cannot be read.
    var pixels: PixelFormat? { Self.readable[self] }

    private static let readable: [CameraFormat: PixelFormat] = [
        CameraFormat("YUYV"): .yuyv, CameraFormat("UYVY"): .uyvy, CameraFormat("GREY"): .grey,
        CameraFormat("NV12"): .nv12, CameraFormat("YU12"): .yuv420, CameraFormat("YV12"): .yvu420,
        CameraFormat("RGB3"): .rgb, CameraFormat("BGR3"): .bgr, CameraFormat("MJPG"): .jpeg,
        CameraFormat("JPEG"): .jpeg,
    ]
}

/// A combination of format, size and rate in which a camera can send pictures.
struct CameraMode: Hashable, Sendable, CustomStringConvertible {
    /// Layout of the pixels.
    var format: CameraFormat
    /// Whether libv4l2 converts to this format from one that the camera sends.
    var isEmulated = false
    /// Width in pixels.
    var width: Int
    /// Height in pixels.
    var height: Int
    /// Frames per second; nil if the driver does not report it.
    var rate: Double?

    var description: String {
        let speed = rate.map { " at \(Int($0.rounded()))/s" } ?? ""
        return "\(format) \(width)x\(height)\(speed)"
    }
}

/// The size, rate and format that are requested from a camera.
public struct CaptureRequest: Hashable, Sendable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// Frames per second.
    public var rate: Double
    /// Four-character code of the only format to use, such as `MJPG`; nil for any that can be read.
    public var format: String?

    /// Makes a request; the defaults are enough for a hand and need little USB bandwidth.
    public init(width: Int = 640, height: Int = 480, rate: Double = 30, format: String? = nil) {
        self.width = width
        self.height = height
        self.rate = rate
        self.format = format
    }
}

extension CaptureRequest {
    /// The modes that can be read, the best match first.
    ///
    /// Rate, size and format are compared in doublings: half the requested rate costs as much as a quarter of the pixels,
    /// and a compressed format is worth it for a rate that is a quarter higher.
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
