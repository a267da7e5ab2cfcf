import CV4L2
import Imaging

/// A way to lay out pixels, by the four letters that drivers give it.
struct CameraFormat: Hashable, Sendable, CustomStringConvertible {
    /// The letters, the first in the lowest byte.
    let code: UInt32

    /// Takes a driver's number.
    init(code: UInt32) { self.code = code }

    /// Takes the four letters.
    init(_ letters: StaticString) {
        code = letters.withUTF8Buffer { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The four letters, without spaces at their end; other signs than ASCII letters are shown as `?`.
    var description: String {
        var text = ""
        for byte in 0..<4 {
            let letter = UInt8(truncatingIfNeeded: code >> (8 * byte))
            text.append((0x20...0x7E).contains(letter) ? Character(Unicode.Scalar(letter)) : "?")
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// How frames of this format are read; nil when they cannot be.
    var pixels: PixelFormat? { Self.readable[self] }

    private static let readable: [CameraFormat: PixelFormat] = [
        CameraFormat("YUYV"): .yuyv, CameraFormat("UYVY"): .uyvy, CameraFormat("GREY"): .grey,
        CameraFormat("NV12"): .nv12, CameraFormat("YU12"): .yuv420, CameraFormat("YV12"): .yvu420,
        CameraFormat("RGB3"): .rgb, CameraFormat("BGR3"): .bgr, CameraFormat("MJPG"): .jpeg,
        CameraFormat("JPEG"): .jpeg,
    ]
}
