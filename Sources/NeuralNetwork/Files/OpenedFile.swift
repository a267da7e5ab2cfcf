import Basics
import FoundationEssentials
import Glibc

/// A file that is read in parts, as they are asked for.
///
/// It is not mapped into memory: a file that somebody shortens would end the program then, instead of a reading.
final class OpenedFile {
    /// How many bytes it had when it was opened.
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

    /// The bytes at these places, all of them.
    ///
    /// - Throws: ``SafetensorsError/cannotRead(path:reason:)``, also when they are not there any more.
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
