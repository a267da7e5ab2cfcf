import CFFmpeg
import FoundationEssentials
import Imaging

/// The file, or the files one after another, of one recording.
final class RecordingFiles {
    /// Frames between two looks at the free space: about a second.
    private static let watchInterval = 30

    private let path: String
    private let space: FreeSpace
    private var writer: MatroskaWriter?
    private var part = 1
    private var count = 0

    /// Prepares to write to `path`.
    init(path: String, space: FreeSpace) {
        self.path = path
        self.space = space
    }

    /// Writes a frame to the file that it fits, which may be a new one.
    func write(_ frame: Frame) throws(CaptureError) {
        if count % Self.watchInterval == 0 { try space.check() }
        count += 1
        if let writer, !writer.fits(frame) {
            try finish()
            part += 1
        }
        let file = partPath
        do throws(FFmpegError) {
            if writer == nil { writer = try MatroskaWriter(path: file, first: frame) }
            try writer?.write(frame)
        } catch {
            throw failure(error, file: file)
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
