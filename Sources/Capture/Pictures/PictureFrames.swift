import FoundationEssentials
import Imaging

/// The frames of a folder's pictures: each for as long as it is shown.
final class PictureFrames {
    private let folder: String
    private let takes: BurstGrouper
    private var held: HeldFrames?
    /// When the next picture begins, in milliseconds.
    private var time = 0.0
    private var hasShown = false
    private var isInterrupted = false
    /// A picture that was read while the event before it was told.
    private var pending: Frame?

    /// Prepares to read these files.
    init(folder: String, files: [URL], pictureTime: Double?) {
        self.folder = folder
        takes = BurstGrouper(files: files, pictureTime: pictureTime)
    }

    /// The next event; nil after the last picture.
    ///
    /// - Throws: `CaptureError.noPictures` instead of nil when none could be read.
    func next() throws(CaptureError) -> CaptureEvent? {
        if let frame = pending.take() ?? held?.next() { return .frame(frame) }
        let picture: (frame: Frame, duration: Double)?
        do throws(ImageError) {
            picture = try takes.next()
        } catch {
            isInterrupted = true
            return .interrupted(.picture(error))
        }
        if let picture { return show(picture.frame, for: picture.duration) }
        if hasShown { return nil }
        throw .noPictures(path: folder)
    }

    private func show(_ picture: Frame, for duration: Double) -> CaptureEvent? {
        hasShown = true
        var picture = picture
        picture.time = time
        time += duration
        held = HeldFrames(picture, lasting: duration)
        guard let first = held?.next() else { return nil }
        guard isInterrupted else { return .frame(first) }
        isInterrupted = false
        pending = first
        return .recovered
    }
}
