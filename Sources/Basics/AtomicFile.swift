import FoundationEssentials
import Glibc

/// Why a file could not be written.
public enum AtomicFileError: Error, Equatable, CustomStringConvertible {
    /// The file beside the target could not be made, filled or renamed; `reason` is the system's.
    case cannotWrite(path: String, reason: String)

    /// What failed, on which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "cannot write \(path): \(reason); check that its folder exists, is writable and has room"
        }
    }
}

/// Files that are whole or not there at all, whatever interrupts the writing.
public enum AtomicFile {
    /// Writes beside the target, makes the bytes reach the disk, then renames over the target.
    ///
    /// - Throws: ``AtomicFileError`` when any step fails; the old file, if any, is then untouched.
    public static func write(_ bytes: UnsafeRawBufferPointer, to url: URL) throws(AtomicFileError) {
        let path = url.path
        // The name only has to be free, so chance need not be seeded here, and short, since the target's may have
        // the greatest length that there is; open() applies the umask.
        let beside =
            url.deletingLastPathComponent().path + "/.partial-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: lastReason()) }
        let failure = fill(descriptor, with: bytes)
        close(descriptor)
        if let failure {
            unlink(beside)
            throw .cannotWrite(path: path, reason: failure)
        }
        guard rename(beside, path) == 0 else {
            let reason = lastReason()
            unlink(beside)
            throw .cannotWrite(path: path, reason: reason)
        }
    }

    /// Writes beside the target, then renames over it.
    ///
    /// - Throws: ``AtomicFileError`` when any step fails; the old file, if any, is then untouched.
    public static func write(_ bytes: some Collection<UInt8>, to url: URL) throws(AtomicFileError) {
        let contiguous = Array(bytes)
        try contiguous.withUnsafeBufferPointer { buffer throws(AtomicFileError) in
            try write(UnsafeRawBufferPointer(buffer), to: url)
        }
    }

    /// Nil when all bytes are on the disk, else the system's reason.
    private static func fill(_ descriptor: Int32, with bytes: UnsafeRawBufferPointer) -> String? {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                return lastReason()
            }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
        return fsync(descriptor) == 0 ? nil : lastReason()
    }

    private static func lastReason() -> String { String(cString: strerror(errno)) }
}
