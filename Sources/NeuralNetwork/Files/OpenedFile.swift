import Basics
import FoundationEssentials
import SystemPackage

/// An open file of which parts are read on demand.
///
/// It is not mapped into memory: reading a mapped file that another program has truncated would end this one with a
/// signal.
final class OpenedFile {
    /// Its size in bytes when it was opened.
    let size: Int

    private let path: String
    private let descriptor: FileDescriptor

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

    deinit { try? descriptor.close() }

    /// Reads a range of bytes.
    ///
    /// - Throws: ``SafetensorsError/cannotRead(path:reason:)``, also when the file has become too short.
    func bytes(_ range: Range<Int>) throws(SafetensorsError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
                while filled < range.count {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                    let count = try descriptor.read(fromAbsoluteOffset: Int64(range.lowerBound + filled), into: rest)
                    guard count > 0 else { break }
                    filled += count
                }
            }
        } catch {
            throw .cannotRead(path: path, reason: "\(error)")
        }
        guard bytes.count == range.count else { throw .cannotRead(path: path, reason: "it was shortened meanwhile") }
        return bytes
    }
}
