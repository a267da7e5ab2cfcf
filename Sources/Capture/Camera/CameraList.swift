import CV4L2
import FoundationEssentials
import Glibc
import SystemPackage

/// A connected camera.
public struct CameraInfo: Sendable, Hashable, CustomStringConvertible {
    /// Path of its device node, such as `/dev/video0`; it may change when the camera is plugged in again.
    public let path: String
    /// The number at the end of the path.
    public let index: Int
    /// The camera's name, as its maker chose it.
    public let name: String
    /// The port that it is plugged into, such as `usb-0000:00:14.0-1`; it stays the same when plugged in again.
    public let bus: String

    /// Describes a camera.
    public init(path: String, index: Int, name: String, bus: String) {
        self.path = path
        self.index = index
        self.name = name
        self.bus = bus
    }

    /// Number, name, path and bus, in one line.
    public var description: String { "\(index): \(name) (\(path), \(bus))" }
}

/// Finds the cameras of this machine.
public enum CameraList {
    /// All cameras that can be opened, sorted by their numbers.
    public static func cameras() -> [CameraInfo] {
        nodes().compactMap { try? query($0) }
    }

    /// The camera that a number, a path, a bus or (part of) a name means; the first one if `asked` is nil.
    ///
    /// - Throws: `CaptureError` if there is no camera, none matches, or the matching one cannot be opened.
    public static func camera(_ asked: String?) throws(CaptureError) -> CameraInfo {
        let cameras = cameras()
        if let found = match(asked, among: cameras) { return found }
        if let asked, asked.contains("/") { throw failure(ofNode: asked, cameras) }
        if cameras.isEmpty, let closed = nodes().first(where: isForbidden) { throw .noPermission(camera: closed) }
        guard let asked else { throw .noCamera }
        throw .noSuchCamera(asked: asked, available: cameras)
    }

    /// Chooses among cameras: an exact number, path, bus or name takes precedence over a part of a name.
    static func match(_ asked: String?, among cameras: [CameraInfo]) -> CameraInfo? {
        guard let asked else { return cameras.first }
        if let index = Int(asked) { return cameras.first { $0.index == index } }
        if asked.contains("/"), let path = realpath(asked, nil) {
            defer { free(path) }
            let path = String(cString: path)
            return cameras.first { $0.path == path }
        }
        let wanted = asked.lowercased()
        return cameras.first { $0.bus == asked }
            ?? cameras.first { $0.name.lowercased() == wanted }
            ?? cameras.first { !wanted.isEmpty && $0.name.lowercased().contains(wanted) }
    }

    /// Queries the device at a path.
    ///
    /// - Throws: `CaptureError` if it cannot be opened or does not take pictures.
    static func query(_ path: String) throws(CaptureError) -> CameraInfo {
        var capability = v4l2_capability()
        do throws(SystemCallError) {
            let device = try openFile(path, .readWrite, options: .nonBlocking)
            defer { try? device.close() }
            try systemCall("VIDIOC_QUERYCAP") { cv4l2_query(device.rawValue, &capability) }
        } catch {
            switch error.code {
            case ENOTTY, EINVAL, ENOTDIR, EISDIR: throw .notACamera(path: path)
            default: throw V4L2Device.failure(error, label: path)
            }
        }
        // `capabilities` describes the whole camera with its metadata nodes, `device_caps` this node alone.
        let describesNode = capability.capabilities & UInt32(V4L2_CAP_DEVICE_CAPS) != 0
        let capabilities = describesNode ? capability.device_caps : capability.capabilities
        let needed = UInt32(V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING)
        guard capabilities & needed == needed else { throw .notACamera(path: path) }
        return CameraInfo(
            path: path, index: number(of: path) ?? 0, name: text(of: capability.card),
            bus: text(of: capability.bus_info))
    }

    // MARK: -

    /// Every `/dev/videoN`, sorted by N.
    private static func nodes() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev")) ?? []
        return names.filter { $0.hasPrefix("video") && number(of: $0) != nil }
            .sorted { (number(of: $0) ?? 0) < (number(of: $1) ?? 0) }
            .map { "/dev/" + $0 }
    }

    private static func number(of path: String) -> Int? {
        let digits = path.reversed().prefix { $0.isASCII && $0.isNumber }
        return Int(String(digits.reversed()))
    }

    private static func isForbidden(_ path: String) -> Bool {
        if case .noPermission = failure(ofNode: path, []) { true } else { false }
    }

    private static func failure(ofNode path: String, _ cameras: [CameraInfo]) -> CaptureError {
        do throws(CaptureError) {
            _ = try query(path)
            return .noSuchCamera(asked: path, available: cameras)
        } catch .unplugged {
            return .noSuchCamera(asked: path, available: cameras)
        } catch {
            return error
        }
    }

    /// The text in a fixed array of bytes, up to the first 0.
    private static func text<Bytes>(of bytes: Bytes) -> String {
        withUnsafeBytes(of: bytes) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
