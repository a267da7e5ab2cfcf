import FoundationEssentials
import Glibc
import SystemPackage

/// Why a file could not be opened for reading.
public enum RegularFileError: Error, Equatable, CustomStringConvertible {
    /// The system refused; `code` is its error number.
    case system(code: Int32)
    /// The path leads to a folder.
    case folder
    /// The path leads to a device, a pipe or a socket, which may never end or may block the program.
    case noFile
    /// The file is larger than any file of its kind can be.
    case tooLarge(bytes: Int)

    /// The reason alone, without the file's name.
    public var description: String {
        switch self {
        case .system(let code): Errno(rawValue: code).description
        case .folder: "it is a folder"
        case .noFile: "it is no file"
        case .tooLarge(let bytes): "its \(bytes) bytes are too many"
        }
    }
}

/// Opens and reads files, and nothing else that a path may lead to.
public enum RegularFile {
    /// Opens a file for reading; the caller closes the descriptor.
    ///
    /// Opening never blocks and has no effect on what the path leads to. Child processes do not inherit the descriptor.
    public static func open(_ url: URL) throws(RegularFileError) -> (descriptor: FileDescriptor, size: Int) {
        // To open a pipe for a moment would let its writer begin, and then fail.
        var status = stat()
        if stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO { throw .noFile }
        do {
            let file = try FileDescriptor.open(
                url.path, .readOnly, options: [.closeOnExec, .nonBlocking, .noControllingTerminal])
            do {
                let status = try file.stat()
                switch status.type {
                case .regular: return (file, Int(status.size))
                case .directory: throw RegularFileError.folder
                default: throw RegularFileError.noFile
                }
            } catch {
                try? file.close()
                throw error
            }
        } catch let error as RegularFileError {
            throw error
        } catch {
            // The system refuses to open sockets with this error.
            throw Errno(error) == .noSuchAddressOrDevice ? .noFile : .system(code: Errno(error).rawValue)
        }
    }

    /// Reads a whole file that has at most `maximumSize` bytes.
    public static func read(_ url: URL, atMost maximumSize: Int) throws(RegularFileError) -> Data {
        let (file, size) = try open(url)
        defer { try? file.close() }
        guard size <= maximumSize else { throw .tooLarge(bytes: size) }
        return try read(file, size)
    }

    /// Reads the first bytes of a file, all of it if it has fewer.
    public static func read(_ url: URL, first count: Int) throws(RegularFileError) -> Data {
        let (file, size) = try open(url)
        defer { try? file.close() }
        return try read(file, min(size, count))
    }

    private static func read(_ file: FileDescriptor, _ size: Int) throws(RegularFileError) -> Data {
        var data = Data(count: size)
        var count = 0
        do {
            while count < size {
                let read = try data.withUnsafeMutableBytes { bytes in
                    try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
                }
                // Somebody has shortened the file since it was opened.
                guard read > 0 else { break }
                count += read
            }
        } catch {
            throw .system(code: Errno(error).rawValue)
        }
        return count == size ? data : data.prefix(count)
    }

}

extension FileDescriptor.OpenOptions {
    /// Never makes a terminal that the path leads to the controlling one of this process.
    public static var noControllingTerminal: Self { Self(rawValue: O_NOCTTY) }
}

extension Errno {
    /// The error number in an error that a call of swift-system threw; these throw nothing else.
    public init(_ error: any Error) {
        self = error as? Errno ?? .ioError
    }
}
