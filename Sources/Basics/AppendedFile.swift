import FoundationEssentials
import Glibc
import SystemPackage

/// Adds whole lines to files that several programs may add to at the same time.
public enum AppendedFile {
    /// Adds a line and syncs it to the disk, while no other program adds one; a missing file is made.
    ///
    /// If the last line of the file has no end, because a program was interrupted, the new one still begins on a line of
    /// its own.
    ///
    /// - Parameter line: without a line break.
    /// - Throws: ``FileWriteError`` if any step fails.
    public static func add(line: [UInt8], to url: URL) throws(FileWriteError) {
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
