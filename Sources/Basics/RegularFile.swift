import FoundationEssentials
import Glibc

/// Why a file could not be opened for reading.
public enum RegularFileError: Error, Equatable, CustomStringConvertible {
    /// The system refused it; with its error number.
    case system(code: Int32)
    /// It is a folder.
    case folder
    /// It is a device, a pipe or a socket, which may have no end or keep the program waiting for ever.
    case noFile
    /// It has more bytes than any such file can need.
    case tooLarge(bytes: Int)

    /// The reason alone, without the file's name.
    public var description: String {
        switch self {
        case .system(let code): String(cString: strerror(code))
        case .folder: "it is a folder"
        case .noFile: "it is no file"
        case .tooLarge(let bytes): "its \(bytes) bytes are too many"
        }
    }
}

/// Files that hold bytes, opened with no more rights than reading them takes.
public enum RegularFile {
    /// Opens a file; the caller closes the descriptor.
    ///
    /// Whatever the path leads to, this neither waits nor has an effect on it, and programs that are started later do
    /// not inherit the descriptor.
    public static func open(_ url: URL) throws(RegularFileError) -> (descriptor: Int32, size: Int) {
        let descriptor = Glibc.open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        // A socket cannot be opened at all.
        guard descriptor >= 0 else { throw errno == ENXIO ? .noFile : .system(code: errno) }
        do throws(RegularFileError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .system(code: errno) }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return (descriptor, Int(status.st_size))
            case S_IFDIR: throw .folder
            default: throw .noFile
            }
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Reads a whole file that has at most so many bytes.
    public static func read(_ url: URL, atMost most: Int) throws(RegularFileError) -> Data {
        let (descriptor, size) = try open(url)
        defer { close(descriptor) }
        guard size <= most else { throw .tooLarge(bytes: size) }
        var data = Data(count: size)
        var count = 0
        while count < size {
            let result = data.withUnsafeMutableBytes { bytes in
                Glibc.read(descriptor, bytes.baseAddress.map { $0 + count }, size - count)
            }
            if result < 0, errno == EINTR { continue }
            guard result >= 0 else { throw .system(code: errno) }
            // It has become shorter while it was read.
            guard result > 0 else { break }
            count += result
        }
        return count == size ? data : data.prefix(count)
    }
}
