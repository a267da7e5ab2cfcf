import Imaging

/// The frames of a video: each picture for as long as it lasts.
///
/// Recordings of cameras are left as they are, so that a replay sees the frames of the live run and no others.
final class VideoFrames {
    private let decoder: VideoDecoder
    private var held: HeldFrames?
    private var ahead: VideoDecoder.Picture?
    /// What reading ahead ran into, told when the pictures before it are gone.
    private var failure: CaptureError?

    /// Takes over a decoder.
    init(_ decoder: VideoDecoder) {
        self.decoder = decoder
    }

    /// The next frame; nil after the last.
    func next() throws(CaptureError) -> Frame? {
        if let frame = held?.next() { return frame }
        guard let picture = try nextPicture() else { return nil }
        if decoder.isRecording { return picture.frame }
        do throws(CaptureError) {
            ahead = try decoder.next()
        } catch {
            failure = error
        }
        let duration = ahead.map { $0.frame.time - picture.frame.time } ?? picture.duration
        held = HeldFrames(picture.frame, lasting: duration)
        return held?.next()
    }

    private func nextPicture() throws(CaptureError) -> VideoDecoder.Picture? {
        if let picture = ahead.take() { return picture }
        if let failure { throw failure }
        return try decoder.next()
    }
}
