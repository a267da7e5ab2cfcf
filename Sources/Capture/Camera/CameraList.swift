import CV4L2
import Glibc

/// The cameras of this machine.
public enum CameraList {
    /// Those that take pictures and may be opened, by number.
    public static func cameras() -> [CameraInfo] {
        nodes().compactMap { try? look(at: $0) }
    }

    /// The camera that somebody means by a number, a path, a bus or (part of) a name; the first one by nil.
    ///
    /// - Throws: `CaptureError` when there is none, it is not among those that are there, or may not be opened.
    public static func camera(_ asked: String?) throws(CaptureError) -> CameraInfo {
        let cameras = cameras()
        if let found = match(asked, among: cameras) { return found }
        if let asked, asked.contains("/") { throw failure(ofNode: asked, cameras) }
        if cameras.isEmpty, let closed = nodes().first(where: isForbidden) { throw .noPermission(camera: closed) }
        guard let asked else { throw .noCamera }
        throw .noSuchCamera(asked: asked, available: cameras)
    }

    /// Chooses among cameras: an exact number, path, bus or name goes before a part of a name.
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

    /// Asks a node what it is.
    ///
    /// - Throws: `CaptureError` when it cannot be opened or takes no pictures.
    static func look(at path: String) throws(CaptureError) -> CameraInfo {
        var capability = v4l2_capability()
        do throws(SystemCallError) {
            let descriptor = try systemCall("open") { open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC) }
            defer { close(descriptor) }
            try systemCall("VIDIOC_QUERYCAP") { cv4l2_query(descriptor, &capability) }
        } catch {
            switch error.code {
            case ENOTTY, EINVAL, ENOTDIR, EISDIR: throw .notACamera(path: path)
            default: throw V4L2Device.failure(error, label: path)
            }
        }
        // `capabilities` speaks of the whole camera; its metadata nodes have it too. `device_caps` is about this node.
        let tellsNode = capability.capabilities & UInt32(V4L2_CAP_DEVICE_CAPS) != 0
        let capabilities = tellsNode ? capability.device_caps : capability.capabilities
        let needed = UInt32(V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING)
        guard capabilities & needed == needed else { throw .notACamera(path: path) }
        return CameraInfo(
            path: path, index: number(of: path) ?? 0, name: text(of: capability.card),
            bus: text(of: capability.bus_info))
    }

    // MARK: -

    /// Every `/dev/videoN`, by number.
    private static func nodes() -> [String] {
        guard let folder = opendir("/dev") else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix("video"), number(of: name) != nil { names.append("/dev/" + name) }
        }
        return names.sorted { (number(of: $0) ?? 0) < (number(of: $1) ?? 0) }
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
            _ = try look(at: path)
            return .noSuchCamera(asked: path, available: cameras)
        } catch .unplugged {
            return .noSuchCamera(asked: path, available: cameras)
        } catch {
            return error
        }
    }

    /// The text in a fixed array of bytes, up to its first 0.
    private static func text<Bytes>(of bytes: Bytes) -> String {
        withUnsafeBytes(of: bytes) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
