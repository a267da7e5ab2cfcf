import Foundation

/// A folder for one test, gone with its last user.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("network-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A file in it with some bytes.
    func file(_ name: String = "file.safetensors", _ bytes: some Sequence<UInt8>) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }

    /// A file of a length, a header and data: the form of safetensors, with whatever is wrong about it.
    func safetensors(header: String, data: [UInt8] = [], length: UInt64? = nil) throws -> URL {
        let prefix = withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { Array($0) }
        return try file("crafted.safetensors", prefix + Array(header.utf8) + data)
    }
}
