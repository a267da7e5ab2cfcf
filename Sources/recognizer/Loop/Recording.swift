import Basics
import Capture
import FoundationEssentials
import Glibc
import Imaging

/// Writes frames to a Matroska file.
///
/// When writing fails, the recording ends and the session goes on.
struct Recording {
    /// The file that is being written; nil when none is.
    private(set) var path: String?
    /// The first error.
    private(set) var failure: CaptureError?
    private var recorder: Recorder?

    /// Starts a file, and ends the one before.
    ///
    /// - Parameter isNew: whether a file that already exists is an error instead of being replaced.
    mutating func start(path: String, isNew: Bool = false) {
        stop()
        do {
            recorder = try Recorder(path: path, isNew: isNew)
            self.path = path
        } catch {
            fail(error)
        }
    }

    /// Writes a frame, if a file is being written.
    mutating func write(_ frame: Frame) {
        do {
            try recorder?.write(frame)
        } catch {
            fail(error)
        }
    }

    /// Completes and closes the file.
    mutating func stop() {
        do {
            try recorder?.finish()
        } catch {
            fail(error)
        }
        recorder = nil
        path = nil
    }

    private mutating func fail(_ error: CaptureError) {
        StandardError.say("\(error)")
        failure = failure ?? error
        recorder = nil
        path = nil
    }
}

extension Recording {
    /// Whether a path leads to a pipe or a device, to which a recording goes without replacing anything.
    static func isStream(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// A file name for a recording that starts now, in the folder of another recording or else the working directory.
    static func newPath(beside path: String?) -> String {
        var (seconds, clock) = (time(nil), tm())
        localtime_r(&seconds, &clock)
        return newPath(at: clock, beside: path)
    }

    /// A file name such as `fingerspell-2026-03-31-154502.mkv`, so that names sort by time.
    static func newPath(at clock: tm, beside path: String?) -> String {
        func digits(_ part: Int32, _ count: Int) -> String {
            let digits = "\(part)"
            return String(repeating: "0", count: max(0, count - digits.count)) + digits
        }
        let day = [digits(clock.tm_year + 1900, 4), digits(clock.tm_mon + 1, 2), digits(clock.tm_mday, 2)]
            .joined(separator: "-")
        let time = digits(clock.tm_hour, 2) + digits(clock.tm_min, 2) + digits(clock.tm_sec, 2)
        let folder = path.map { URL(filePath: $0).deletingLastPathComponent().path + "/" } ?? ""
        return "\(folder)fingerspell-\(day)-\(time).mkv"
    }
}
