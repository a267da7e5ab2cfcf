import FoundationEssentials
import Glibc
import SystemPackage

/// Why a line could not be added to a file.
public enum AppendedFileError: Error, Equatable, CustomStringConvertible {
    /// The file could not be opened, locked or written; `reason` is the system's message.
    case cannotWrite(path: String, reason: String)

    /// What failed, on which file, and what to do.
    public var description: String {
        switch self {
        case .cannotWrite(let path, _): "cannot write \(path): \(reason)".inOneLine
        }
    }

    /// Why, and what to do, for messages that name the file themselves.
    public var reason: String {
        switch self {
        case .cannotWrite(_, let reason): "\(reason); check that its folder exists, is writable and has room"
        }
    }
}

/// Adds whole lines to files that several programs may add to at the same time.
public enum AppendedFile {
    /// Adds a line and syncs it to the disk, while no other program adds one; a missing file is made.
    ///
    /// If the last line of the file has no end, because a program was interrupted, the new one still begins on a line of
    /// its own.
    ///
    /// - Parameter line: without a line break.
    /// - Throws: ``AppendedFileError`` if any step fails.
    public static func add(line: [UInt8], to url: URL) throws(AppendedFileError) {
        do {
            let file = try FileDescriptor.open(
                url.path, .readWrite, options: [.create, .append, .closeOnExec, .nonBlocking, .noControllingTerminal],
                permissions: FilePermissions(rawValue: 0o666))
            try file.closeAfter {
                guard try file.stat().type == .regular else { throw RegularFileError.noFile }
                while flock(file.rawValue, LOCK_EX) != 0 {
                    guard errno == EINTR else { throw Errno(rawValue: errno) }
                }
                // Closing the file gives the lock back.
                let end = try file.seek(offset: 0, from: .end)
                var last: [UInt8] = [UInt8(ascii: "\n")]
                if end > 0 {
                    _ = try last.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: end - 1, into: $0) }
                }
                let start = last == [UInt8(ascii: "\n")] ? [] : [UInt8(ascii: "\n")]
                try file.writeAll(start + line + [UInt8(ascii: "\n")])
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch {
            throw .cannotWrite(path: url.path, reason: "\(error)")
        }
    }
}
