import FoundationEssentials
import Glibc
import SystemPackage

/// Why a file could not be written.
public enum FileWriteError: Error, Equatable, CustomStringConvertible {
    /// A file could not be opened, filled or given its name; `reason` is the system's message.
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

/// Writes files that are either complete or unchanged, whatever interrupts the writing.
public enum AtomicFile {
    /// Writes a temporary file in the same folder, syncs it to the disk, then renames it to the target.
    ///
    /// A link to a file stays, and that file is written.
    ///
    /// - Throws: ``FileWriteError`` if any step fails; an existing file is then unchanged.
    public static func write(_ bytes: UnsafeRawBufferPointer, to url: URL) throws(FileWriteError) {
        var status = stat()
        let isLink = lstat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        let url = isLink ? url.resolvingSymlinksInPath() : url
        let path = url.path
        // The random part only has to be unused, so it needs no seed. It is short because the target's own name may
        // already have the maximum length.
        let temporary =
            url.deletingLastPathComponent().path + "/.partial-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        do {
            // All permissions that the umask leaves: the same as for files that other programs create.
            let file = try FileDescriptor.open(
                temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o666))
            do {
                try file.closeAfter {
                    try file.writeAll(bytes)
                    guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
                }
                guard rename(temporary, path) == 0 else { throw Errno(rawValue: errno) }
            } catch {
                unlink(temporary)
                throw error
            }
        } catch {
            throw .cannotWrite(path: path, reason: "\(error)")
        }
    }

    /// Writes a temporary file in the same folder, syncs it to the disk, then renames it to the target.
    ///
    /// - Throws: ``FileWriteError`` if any step fails; an existing file is then unchanged.
    public static func write(_ bytes: some Collection<UInt8>, to url: URL) throws(FileWriteError) {
        let contiguous = Array(bytes)
        try contiguous.withUnsafeBufferPointer { buffer throws(FileWriteError) in
            try write(UnsafeRawBufferPointer(buffer), to: url)
        }
    }
}
