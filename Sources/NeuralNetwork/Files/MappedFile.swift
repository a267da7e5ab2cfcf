import Basics
import FoundationEssentials
import Glibc

/// A whole file as read-only memory: the system reads only the pages that are looked at.
final class MappedFile {
    /// The file's bytes; they live as long as this object.
    let bytes: UnsafeRawBufferPointer

    /// Maps a regular file.
    ///
    /// - Throws: ``SafetensorsError/cannotRead(path:reason:)``.
    init(_ url: URL) throws(SafetensorsError) {
        let path = url.path
        let (descriptor, size): (Int32, Int)
        do throws(RegularFileError) {
            (descriptor, size) = try RegularFile.open(url)
        } catch {
            throw .cannotRead(path: path, reason: "\(error)")
        }
        defer { close(descriptor) }
        guard size > 0 else {
            // Nothing can be mapped of an empty file.
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .cannotRead(path: path, reason: String(cString: strerror(errno)))
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
