import CFFmpeg
import Dispatch
import Imaging

/// Records the frames that are read, so that a replay reads the same.
///
/// Camera JPEG is stored as it came, all else losslessly, with its times in whole milliseconds, in Matroska files that
/// any player opens. Compression and the disk are a thread's of their own. A frame of another size or format begins
/// another file: `name-2.mkv`, and so on.
public final class Recorder: Sendable {
    /// Bytes of frames that may wait for the disk before `write` waits too.
    private static let mostWaiting = 64 << 20

    private struct Queue {
        var frames: [Frame] = []
        var bytes = 0
        var isClosing = false
        var isDone = false
        var failure: CaptureError?
    }
    private let queue = Monitor(Queue())
    /// Where the (first) recording is written.
    public let path: String

    /// Prepares to record to a file, which is replaced when the first frame comes.
    ///
    /// - Parameters:
    ///   - path: of the file; its folder must exist.
    ///   - isNew: whether a file that is there already is an error rather than to be replaced.
    ///   - keepFree: bytes of the disk that are left free; recording ends before.
    /// - Throws: `CaptureError` when the file cannot be written or the disk is full.
    public init(path: String, isNew: Bool = false, keepFree: Int = 50 << 20) throws(CaptureError) {
        self.path = path
        let space = FreeSpace(path: path, reserve: keepFree)
        try space.checkWritable(isNew: isNew)
        try space.check()
        let queue = queue
        DispatchQueue(label: "recorder").async {
            Self.run(queue, RecordingFiles(path: path, isNew: isNew, space: space))
        }
    }

    /// Records a frame; waits when the disk is far behind, so that what is recorded is what was read.
    ///
    /// - Throws: `CaptureError` when recording has ended, such as by a full disk. What was recorded can be played.
    public func write(_ frame: Frame) throws(CaptureError) {
        let size = frame.storage.count
        let failure = queue.wait(until: .infinity) { queue -> CaptureError?? in
            if let failure = queue.failure { return .some(failure) }
            guard !queue.isClosing else { return .some(nil) }
            guard queue.frames.isEmpty || queue.bytes + size <= Self.mostWaiting else { return nil }
            queue.frames.append(frame)
            queue.bytes += size
            return .some(nil)
        }
        if let failure = failure ?? nil { throw failure }
    }

    /// Writes what is waiting and completes the file; later calls do nothing.
    ///
    /// - Throws: `CaptureError` when something could not be written.
    public func finish() throws(CaptureError) {
        queue.change { $0.isClosing = true }
        let failure = queue.wait(until: .infinity) { queue -> CaptureError?? in
            guard queue.isDone else { return nil }
            defer { queue.failure = nil }
            return .some(queue.failure)
        }
        if let failure = failure ?? nil { throw failure }
    }

    deinit { queue.change { $0.isClosing = true } }

    private static func run(_ queue: Monitor<Queue>, _ files: RecordingFiles) {
        var failure: CaptureError?
        do throws(CaptureError) {
            while let frames = next(of: queue) {
                for frame in frames { try files.write(frame) }
            }
            try files.finish()
        } catch {
            failure = error
            try? files.finish()
        }
        queue.change { [failure] queue in
            queue.failure = failure
            queue.isClosing = true
            queue.isDone = true
            queue.frames = []
        }
    }

    /// Waits for frames; nil when no more will come.
    private static func next(of queue: Monitor<Queue>) -> [Frame]? {
        let frames = queue.wait(until: .infinity) { queue -> [Frame]? in
            guard !queue.frames.isEmpty || queue.isClosing else { return nil }
            defer {
                queue.frames = []
                queue.bytes = 0
            }
            return queue.frames
        }
        return frames?.isEmpty == false ? frames : nil
    }
}
