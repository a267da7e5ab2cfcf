import Basics
import FoundationEssentials
import Glibc

/// An open file of which parts are read on demand.
///
/// It is not mapped into memory: reading a mapped file that another program has truncated would end this one with a
/// signal.
final class OpenedFile {
    /// Its size in bytes when it was opened.
    let size: Int

    private let path: String
    private let descriptor: Int32

    /// Opens a regular file.
    ///
    /// - Throws: ``SafetensorsError/cannotRead(path:reason:)``.
    init(_ url: URL) throws(SafetensorsError) {
        path = url.path
        do throws(RegularFileError) {
            (descriptor, size) = try RegularFile.open(url)
        } catch {
            throw .cannotRead(path: url.path, reason: "\(error)")
        }
    }

    deinit { close(descriptor) }

    /// Reads a range of bytes.
    ///
    /// - Throws: ``SafetensorsError/cannotRead(path:reason:)``, also when the file has become too short.
    func bytes(_ range: Range<Int>) throws(SafetensorsError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while filled < range.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let result = pread(descriptor, rest.baseAddress, range.count - filled, range.lowerBound + filled)
                if result < 0, errno == EINTR { continue }
                if result < 0 { code = errno }
                guard result > 0 else { break }
                filled += result
            }
        }
        guard bytes.count == range.count else {
            throw .cannotRead(
                path: path, reason: code == 0 ? "it was shortened meanwhile" : String(cString: strerror(code)))
        }
        return bytes
    }
}
