import FoundationEssentials
import Glibc

/// Why a file is not written where it should be.
public enum OutputPlaceError: Error, Equatable, CustomStringConvertible {
    /// There is a file already, and nobody has asked to replace it.
    case exists(path: String)
    /// The path leads to a folder.
    case folder(path: String)
    /// The path leads to a device, a pipe or a socket, which a file would take the place of.
    case noFile(path: String)
    /// The folder for the file does not exist.
    case noFolder(path: String, folder: String)
    /// The folder is not writable.
    case readOnly(path: String, folder: String)
    /// The system refuses the path; `code` is its error number.
    case system(path: String, code: Int32)
    /// Two outputs have the same path.
    case twice(path: String)

    /// What is wrong with which path, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .exists(let path): "\(path) exists already. Name another file, or pass --force to replace it."
        case .folder(let path): "\(path) is a folder. Name a file in it."
        case .noFile(let path): "\(path) is no file, but a device, a pipe or a socket. Name a file."
        case .noFolder(let path, let folder): "\(path): there is no folder \(folder). Make it, or name another file."
        case .readOnly(let path, let folder):
            "\(path): the folder \(folder) cannot be written to. Change its permissions, or name another file."
        case .system(let path, let code): "\(path): \(String(cString: strerror(code))). Name another file."
        case .twice(let path): "\(path) is named for two outputs. Give each its own file."
        }
    }
}

/// Checks before long work that its results can be written, and that they replace nothing of the user's.
public enum OutputPlace {
    /// Checks the files that a command is about to write.
    ///
    /// - Parameter replaces: whether files that exist may be replaced.
    /// - Throws: ``OutputPlaceError`` for the first one that cannot be written.
    public static func check(_ files: [URL], replaces: Bool = false) throws(OutputPlaceError) {
        var paths: Set<String> = []
        for file in files {
            try check(file.path, in: file.deletingLastPathComponent().path, replaces: replaces)
            guard paths.insert(file.standardizedFileURL.path).inserted else { throw .twice(path: file.path) }
        }
    }

    private static func check(_ path: String, in folder: String, replaces: Bool) throws(OutputPlaceError) {
        var status = stat()
        // A link that leads nowhere is a file of the user's too, hence `lstat`.
        if lstat(path, &status) == 0 {
            _ = stat(path, &status)
            switch status.st_mode & S_IFMT {
            case S_IFDIR: throw .folder(path: path)
            case S_IFREG, S_IFLNK: if !replaces { throw .exists(path: path) }
            default: throw .noFile(path: path)
            }
        } else if errno != ENOENT, errno != ENOTDIR {
            throw .system(path: path, code: errno)
        }
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw .noFolder(path: path, folder: folder)
        }
        guard access(folder, W_OK) == 0 else { throw .readOnly(path: path, folder: folder) }
    }
}
