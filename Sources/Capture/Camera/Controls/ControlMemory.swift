import Basics
import FoundationEssentials

/// The values that were set on cameras, stored in a file between runs.
public struct ControlMemory: Sendable, Equatable {
    /// A camera and the values that were set on it.
    struct Entry: Codable, Sendable, Equatable {
        let name: String
        let bus: String
        var controls: [String: Int]
    }
    private struct Content: Codable {
        var cameras: [Entry]
    }
    /// No valid file is larger.
    private static let maximumBytes = 1 << 20

    private(set) var entries: [Entry] = []
    private let file: URL?

    /// Makes a memory without a file.
    public init() { file = nil }

    /// Reads a file; a missing one holds nothing.
    ///
    /// - Throws: `ControlError` if the file exists and cannot be read.
    public init(file: URL) throws(ControlError) {
        self.file = file
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        do {
            let bytes = try RegularFile.read(file, atMost: Self.maximumBytes)
            entries = try JSONDecoder().decode(Content.self, from: bytes).cameras
        } catch is DecodingError {
            throw .cannotRemember(path: file.path, reason: "it is no list of cameras")
        } catch {
            throw .cannotRemember(path: file.path, reason: "\(error)")
        }
    }

    /// The location of the file in the user's folder of settings; nil if there is no home folder.
    public static func usualFile() -> URL? { UserFile.configuration("cameras.json") }

    /// The values that were set on a camera, by the controls' names: on this one, or else on one with the same name.
    public func values(for camera: CameraInfo) -> [String: Int] {
        let found =
            entries.first { $0.name == camera.name && $0.bus == camera.bus }
            ?? entries.last { $0.name == camera.name }
        return found?.controls ?? [:]
    }

    /// Stores values of a camera, in the file too; nil removes a value.
    ///
    /// - Throws: `ControlError` if the file cannot be written; it is then unchanged.
    mutating func keep(_ values: [String: Int?], for camera: CameraInfo) throws(ControlError) {
        var controls = self.values(for: camera)
        for (name, value) in values { controls[name] = value }
        entries.removeAll { $0.name == camera.name && $0.bus == camera.bus }
        entries.append(Entry(name: camera.name, bus: camera.bus, controls: controls))
        guard let file else { return }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(JSONEncoder.pretty.encode(Content(cameras: entries)), to: file)
        } catch {
            throw .cannotRemember(path: file.path, reason: "\(error)")
        }
    }
}

/// The values to set whenever a camera is opened, by the names of its controls.
struct ControlPlan: Sendable, Equatable {
    var values: [String: Int] = [:]

    /// The controls to set on a camera: those that it has and that can have the planned values.
    ///
    /// Controls that make others automatic come first.

    func steps(among controls: [CameraControl]) -> [ControlValue] {
        let known = controls.compactMap { control -> ControlValue? in
            guard let value = values[control.name], control.value(of: "\(value)") != nil else { return nil }
            return ControlValue(control: control, value: value)
        }
        return known.filter { ControlFamily.isAutoControl($0.control.id) }
            + known.filter { !ControlFamily.isAutoControl($0.control.id) }
    }
}
