import FoundationEssentials
import Imaging
import Synchronization

/// Plays the pictures of a folder, sorted by name with numbers by their value, or a single picture.
///
/// `CaptureEvent.interrupted` names a picture that cannot be read; it is skipped.
public final class PictureFolder: FrameSource {
    /// Path of the folder, or of the picture.
    public let name: String
    /// What the folder holds besides pictures, by kind and number, such as "2 TXT, 1 folder"; nil if there is nothing.
    public let leftOut: String?
    private let player: Mutex<Player>

    /// Finds the pictures of a folder.
    ///
    /// - Parameters:
    ///   - path: the path of the folder, or of a picture, which is played like a folder that holds nothing else.
    ///   - pace: the speed of playing.
    ///   - pictureTime: milliseconds for which each picture is shown. If nil, pictures that resemble each other count as
    ///     frames of a camera and others as slides, see `BurstGrouper`.
    /// - Throws: `CaptureError` if the path leads nowhere, or the folder cannot be read or has no pictures.
    public init(path: String, pace: Pace = .real, pictureTime: Double? = nil) throws(CaptureError) {
        name = path
        let contents = try PictureListing(path: path)
        leftOut = contents.leftOut
        let frames = PictureFrames(
            folder: path, files: contents.pictures, isOne: contents.isOne, pictureTime: pictureTime)
        player = Mutex(Player(pace: pace) { () throws(CaptureError) in try frames.next() })
    }

    /// Waits for the next event, at most `milliseconds`; nil if there was none.
    public func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        try Player.next(of: player, within: milliseconds)
    }

    /// Releases the pictures; frames that are still in use stay valid.
    public func close() { player.withLock { $0.close() } }
}

/// The frames of a folder's pictures, each repeated for as long as it is shown.
final class PictureFrames {
    private let folder: String
    private let isOne: Bool
    private let pictures: BurstGrouper
    private var held: HeldFrames?
    /// The film that is being played, and the time at which it began.
    private var film: (frames: VideoFrames, start: Double)?
    /// The time of the next picture, in milliseconds.
    private var time = 0.0
    private var hasShown = false

    /// Prepares to read files.
    ///
    /// - Parameter isOne: whether there is only a picture, which then has to be read.
    init(folder: String, files: [URL], isOne: Bool = false, pictureTime: Double?) {
        (self.folder, self.isOne) = (folder, isOne)
        pictures = BurstGrouper(files: files, pictureTime: pictureTime)
    }

    /// The next event; nil after the last picture.
    ///
    /// - Throws: `CaptureError.noPictures` instead of nil if none could be read.
    func next() throws(CaptureError) -> CaptureEvent? {
        while true {
            if let frame = held?.next() { return .frame(frame) }
            do throws(CaptureError) {
                if let frame = try nextOfFilm() { return .frame(frame) }
            } catch {
                film = nil
                return .interrupted(error)
            }
            let item: BurstGrouper.Item?
            do throws(ImageError) {
                item = try pictures.next()
            } catch {
                guard !isOne else { throw .picture(error) }
                return .interrupted(.picture(error))
            }
            switch item {
            case .picture(let frame, let duration): show(frame, for: duration)
            case .film(let url):
                do throws(CaptureError) {
                    film = (VideoFrames(try VideoDecoder(path: url.path)), time)
                } catch {
                    return .interrupted(error)
                }
            case nil:
                if hasShown { return nil }
                throw .noPictures(path: folder, leftOut: nil)
            }
        }
    }

    private func show(_ picture: Frame, for duration: Double) {
        hasShown = true
        var picture = picture
        picture.time = time
        time += duration
        held = HeldFrames(picture, lasting: duration)
    }

    private func nextOfFilm() throws(CaptureError) -> Frame? {
        guard let film else { return nil }
        guard var frame = try film.frames.next() else {
            self.film = nil
            return nil
        }
        hasShown = true
        frame.time += film.start
        time = frame.time + HeldFrames.periodMilliseconds
        return frame
    }
}
