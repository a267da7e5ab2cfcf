import SystemPackage

/// Bytes of an open file at any place, for those who look at its structure.
final class FileBytes {
    /// The size of the file.
    let size: Int
    private let file: FileDescriptor

    /// Opens a file; nil for what is no plain file, or cannot be read.
    init?(path: String) {
        guard let status = try? FilePath(path).stat(), status.type == .regular,
            let file = try? openFile(path, .readOnly)
        else { return nil }
        (self.file, size) = (file, Int(status.size))
    }

    deinit { try? file.close() }

    /// A number with its highest byte first; nil beyond the end of the file.
    func number(at place: Int, bytes count: Int) -> Int? {
        bytes(at: place, count: count)?.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Four letters; nil if they are none, as in what somebody has appended to a file.
    func name(at place: Int) -> String? {
        guard let bytes = bytes(at: place, count: 4), bytes.allSatisfy({ (0x20..<0x7f).contains($0) }) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Bytes; nil beyond the end of the file.
    func bytes(at place: Int, count: Int) -> [UInt8]? {
        guard place >= 0, place <= size - count else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = try? bytes.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: Int64(place), into: $0) }
        return read == count ? bytes : nil
    }
}
