import CFFmpeg
import Dispatch
import Imaging

/// Records frames, so that a replay delivers the same ones.
///
/// Camera JPEG is stored unchanged and all else is compressed losslessly, with times in whole milliseconds, in Matroska
/// files that any player opens. A separate thread compresses and writes. A frame of another size or format starts
/// another file: `name-2.mkv`, and so on.
public final class Recorder: Sendable {
    /// Bytes of queued frames above which `write` waits for the disk.
    private static let maximumQueuedBytes = 64 << 20

    private struct Queue {
        var frames: [Frame] = []
        var bytes = 0
        var isClosing = false
        var isDone = false
        var failure: CaptureError?
    }
    private let queue = Monitor(Queue())
    /// The path of the (first) file.
    public let path: String

    /// Prepares to record to a file, which is created or replaced when the first frame comes.
    ///
    /// - Parameters:
    ///   - path: the file's path; its folder must exist.
    ///   - isNew: whether an existing file is an error; otherwise it is replaced.
    ///   - keepFree: bytes of the disk that stay free; recording stops before they are used.
    /// - Throws: `CaptureError` if the file cannot be written or the disk is full.
    public init(path: String, isNew: Bool = false, keepFree: Int = 50 << 20) throws(CaptureError) {
        self.path = path
        let space = FreeSpace(path: path, reserve: keepFree)
        let pipe = try space.checkWritable(isNew: isNew)
        do throws(CaptureError) {
            try space.check()
        } catch {
            try? pipe?.close()
            throw error
        }
        let queue = queue
        DispatchQueue(label: "recorder").async {
            defer { try? pipe?.close() }
            Self.run(queue, RecordingFiles(path: path, isNew: isNew, space: space))
        }
    }

    /// Records a frame; waits if the disk is far behind, so that no frame is left out.
    ///
    /// - Throws: `CaptureError` if recording has stopped, for example on a full disk; what was recorded can be played.
    public func write(_ frame: Frame) throws(CaptureError) {
        let size = frame.storage.count
        let failure = queue.wait(until: .infinity) { queue -> CaptureError?? in
            if let failure = queue.failure { return .some(failure) }
            guard !queue.isClosing else { return .some(nil) }
            guard queue.frames.isEmpty || queue.bytes + size <= Self.maximumQueuedBytes else { return nil }
            queue.frames.append(frame)
            queue.bytes += size
            return .some(nil)
        }
        if let failure = failure ?? nil { throw failure }
    }

    /// Writes the queued frames and completes the file; later calls do nothing.
    ///
    /// - Throws: `CaptureError` if something could not be written.
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

    /// Waits for queued frames; nil if no more will come.
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
