import CFFmpeg
import FoundationEssentials
import Glibc
import Imaging
import SystemPackage

/// The file, or the files one after another, of one recording.
final class RecordingFiles {
    /// Frames between two checks of the free space: about a second.
    private static let framesBetweenChecks = 30
    /// Bytes between two checks of the free space, for large frames.
    private static let bytesBetweenChecks = 8 << 20

    private let path: String
    private let isNew: Bool
    private let space: FreeSpace
    private var writer: MatroskaWriter?
    private var part = 1
    private var hasWritten = false
    private var unchecked = (frames: 0, bytes: 0)

    /// Prepares to write to `path`, where a file may only exist if the recording is not `isNew`.
    init(path: String, isNew: Bool = false, space: FreeSpace) {
        self.path = path
        self.isNew = isNew
        self.space = space
    }

    /// Writes a frame to the current file, or to a new one if it does not fit.
    func write(_ frame: Frame) throws(CaptureError) {
        try checkSpace(for: frame)
        if let writer, !writer.fits(frame) {
            try finish()
            part += 1
        }
        do throws(FFmpegError) {
            if writer == nil { writer = try begin(with: frame) }
            try writer?.write(frame)
            hasWritten = true
        } catch {
            throw failure(error, file: partPath)
        }
    }

    /// Completes the current file.
    func finish() throws(CaptureError) {
        let file = partPath
        do throws(FFmpegError) {
            try writer.take()?.finish()
        } catch {
            throw failure(error, file: file)
        }
    }

    private func checkSpace(for frame: Frame) throws(CaptureError) {
        unchecked.bytes += frame.storage.count
        if unchecked.frames == 0 || unchecked.bytes > Self.bytesBetweenChecks {
            do throws(CaptureError) {
                try space.check()
            } catch {
                throw hasWritten ? .diskFull(path: path) : error
            }
            unchecked = (0, frame.storage.count)
        }
        unchecked.frames = (unchecked.frames + 1) % Self.framesBetweenChecks
    }

    /// Creates the file of the current part, or of the first later one that does not exist: only the first may be replaced.
    private func begin(with frame: Frame) throws(FFmpegError) -> MatroskaWriter {
        while true {
            do throws(FFmpegError) {
                return try MatroskaWriter(path: partPath, isNew: isNew || part > 1, first: frame)
            } catch {
                guard error.code == -EEXIST, part > 1 else { throw error }
                part += 1
            }
        }
    }

    /// The path of the current part: `name.mkv`, then `name-2.mkv`, and so on.
    private var partPath: String {
        guard part > 1 else { return path }
        let url = URL(filePath: path)
        let ending = url.pathExtension
        let stem = url.deletingPathExtension().relativePath
        return ending.isEmpty ? "\(stem)-\(part)" : "\(stem)-\(part).\(ending)"
    }

    private func failure(_ error: FFmpegError, file: String) -> CaptureError {
        let systemCode = -error.code
        guard (1..<4096).contains(systemCode) else { return .cannotRecord(path: file, reason: error.words) }
        return FreeSpace.failure(code: systemCode, path: file)
    }
}

/// Checks that a recording's file can be written and that its disk has enough free space.
struct FreeSpace: Sendable {
    /// The file's path.
    let path: String
    /// Bytes of the disk that must stay free.
    let reserve: Int

    /// Checks that the file can be written, without changing an existing file or leaving a new one.
    ///
    /// - Parameter isNew: whether an existing file is an error.
    /// - Returns: a pipe that was opened, to be closed after it was written to: its reader would take that for the end.
    @discardableResult
    func checkWritable(isNew: Bool = false) throws(CaptureError) -> FileDescriptor? {
        do throws(SystemCallError) {
            let file = try tryOpening([.create, .exclusiveCreate])
            try? file.close()
            unlink(path)
            return nil
        } catch {
            guard error.code == EEXIST, !isNew else { throw Self.failure(code: error.code, path: path) }
            do throws(SystemCallError) {
                // Does not wait for a reader of a pipe. A link may lead to a file that does not exist yet.
                let file = try tryOpening([.create, .noControllingTerminal, .nonBlocking])
                if (try? file.stat())?.type == .fifo { return file }
                try? file.close()
                return nil
            } catch {
                throw Self.failure(code: error.code, path: path)
            }
        }
    }

    private func tryOpening(_ options: FileDescriptor.OpenOptions) throws(SystemCallError) -> FileDescriptor {
        try openFile(path, .writeOnly, options: options, permissions: .ownerReadWrite)
    }

    /// Checks that enough of the disk is free.
    ///
    /// A file system that does not report its free space counts as large enough.
    func check() throws(CaptureError) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 || statvfs(folder, &status) == 0, status.f_blocks > 0 else { return }
        let free = Double(status.f_bavail) * Double(status.f_frsize)
        if free < Double(reserve) { throw .noRoom(path: path, bytes: reserve) }
    }

    private var folder: String {
        let folder = FilePath(path).removingLastComponent()
        return folder.isEmpty ? "." : folder.string
    }

    /// The error of a recording that an error number of the system stands for.
    static func failure(code: Int32, path: String) -> CaptureError {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
        // A new file is asked for, and the system does not say what is there instead.
        case EEXIST where isFolder(path): .cannotRecord(path: path, reason: "it is a folder")
        case EEXIST: .recordingExists(path: path)
        case EISDIR: .cannotRecord(path: path, reason: "it is a folder")
        case ENOENT, ENOTDIR: .cannotRecord(path: path, reason: "its folder does not exist")
        case EACCES, EPERM, EROFS: .cannotRecord(path: path, reason: "you may not write there")
        default: .cannotRecord(path: path, reason: Errno(rawValue: code).description)
        }
    }
    private static func isFolder(_ path: String) -> Bool { (try? FilePath(path).stat())?.type == .directory }
}
