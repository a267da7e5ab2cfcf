import CFFmpeg
import FoundationEssentials
import Glibc
import Imaging

/// The file, or the files one after another, of one recording.
final class RecordingFiles {
    /// Frames between two looks at the free space: about a second.
    private static let watchInterval = 30
    /// Bytes of frames between two looks at the free space, where frames are large.
    private static let watchBytes = 8 << 20

    private let path: String
    private let isNew: Bool
    private let space: FreeSpace
    private var writer: MatroskaWriter?
    private var part = 1
    private var unwatched = (frames: 0, bytes: 0)

    /// Prepares to write to `path`, where there must be nothing yet if it `isNew`.
    init(path: String, isNew: Bool = false, space: FreeSpace) {
        self.path = path
        self.isNew = isNew
        self.space = space
    }

    /// Writes a frame to the file that it fits, which may be a new one.
    func write(_ frame: Frame) throws(CaptureError) {
        try watchSpace(for: frame)
        if let writer, !writer.fits(frame) {
            try finish()
            part += 1
        }
        do throws(FFmpegError) {
            if writer == nil { writer = try begin(with: frame) }
            try writer?.write(frame)
        } catch {
            throw failure(error, file: partPath)
        }
    }

    /// Completes the file that is being written.
    func finish() throws(CaptureError) {
        let file = partPath
        do throws(FFmpegError) {
            try writer.take()?.finish()
        } catch {
            throw failure(error, file: file)
        }
    }

    private func watchSpace(for frame: Frame) throws(CaptureError) {
        unwatched.bytes += frame.storage.count
        if unwatched.frames == 0 || unwatched.bytes > Self.watchBytes {
            try space.check()
            unwatched = (0, frame.storage.count)
        }
        unwatched.frames = (unwatched.frames + 1) % Self.watchInterval
    }

    /// Begins the current part, or the first after it that replaces no file: only one was asked for by name.
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
