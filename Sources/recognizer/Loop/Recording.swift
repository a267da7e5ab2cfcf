import Capture
import Imaging

/// Frames on their way into a file; a recording that fails ends, and the reading goes on.
struct Recording {
    /// The file that is being written, nil when none is.
    private(set) var path: String?
    /// The first thing that went wrong.
    private(set) var failure: CaptureError?
    private var recorder: Recorder?

    /// Begins a file, which must not be there already if it `isNew`.
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

    /// Makes the file whole.
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
        Messages.say("\(error)")
        failure = failure ?? error
        recorder = nil
        path = nil
    }
}
