import Basics
import FoundationEssentials

/// The values that were set on cameras, kept in a file from run to run.
public struct ControlMemory: Sendable, Equatable {
    /// A camera and what was set on it.
    struct Entry: Codable, Sendable, Equatable {
        let name: String
        let bus: String
        var controls: [String: Int]
    }
    private struct Content: Codable {
        var cameras: [Entry]
    }
    /// No file of ours is larger.
    private static let mostBytes = 1 << 20

    private(set) var entries: [Entry] = []
    private let file: URL?

    /// A memory that forgets when the program ends.
    public init() { file = nil }

    /// Reads what was kept in a file; one that is not there holds nothing.
    ///
    /// - Throws: `ControlError` when the file is there and cannot be read.
    public init(file: URL) throws(ControlError) {
        self.file = file
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        do {
            let bytes = try RegularFile.read(file, atMost: Self.mostBytes)
            entries = try JSONDecoder().decode(Content.self, from: bytes).cameras
        } catch is DecodingError {
            throw .cannotRemember(path: file.path, reason: "it is no list of cameras")
        } catch {
            throw .cannotRemember(path: file.path, reason: "\(error)")
        }
    }

    /// Where the file is by the XDG base directory specification; nil when there is no home.
    public static func usualFile(
        _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL? {
        let configured = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let folder = configured ?? environment["HOME"].map({ $0 + "/.config" }) else { return nil }
        return URL(filePath: folder).appending(path: "fingerspell/cameras.json")
    }

    /// What was set on a camera, by name: on this one where it is plugged in, or else on one of its name.
    public func values(for camera: CameraInfo) -> [String: Int] {
        let found =
            entries.first { $0.name == camera.name && $0.bus == camera.bus }
            ?? entries.last { $0.name == camera.name }
        return found?.controls ?? [:]
    }

    /// Keeps values of a camera, in the file too; nil forgets one.
    ///
    /// - Throws: `ControlError` when the file cannot be written; it is then as it was.
    mutating func keep(_ values: [String: Int?], for camera: CameraInfo) throws(ControlError) {
        var controls = self.values(for: camera)
        for (name, value) in values { controls[name] = value }
        entries.removeAll { $0.name == camera.name && $0.bus == camera.bus }
        entries.append(Entry(name: camera.name, bus: camera.bus, controls: controls))
        guard let file else { return }
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(encoder.encode(Content(cameras: entries)), to: file)
        } catch {
            throw .cannotRemember(path: file.path, reason: "\(error)")
        }
    }
}
