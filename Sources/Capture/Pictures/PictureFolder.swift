import FoundationEssentials
import Imaging
import Synchronization

/// Plays the pictures of a folder, sorted by name with numbers by their value.
///
/// `CaptureEvent.interrupted` names a picture that cannot be read; it is skipped.
public final class PictureFolder: FrameSource {
    /// Path of the folder.
    public let name: String
    private let player: Mutex<Player>

    /// Finds the pictures of a folder.
    ///
    /// - Parameters:
    ///   - path: the folder's path.
    ///   - pace: the speed of playing.
    ///   - pictureTime: milliseconds for which each picture is shown. If nil, pictures that resemble each other count as
    ///     frames of a camera and others as slides, see `BurstGrouper`.
    /// - Throws: `CaptureError` if the path is not a folder, or it cannot be read or has no pictures.
    public init(path: String, pace: Pace = .real, pictureTime: Double? = nil) throws(CaptureError) {
        name = path
        let frames = PictureFrames(folder: path, files: try Self.pictures(in: path), pictureTime: pictureTime)
        player = Mutex(Player(pace: pace) { () throws(CaptureError) in try frames.next() })
    }

    /// Waits for the next event, at most `milliseconds`; nil if there was none.
    public func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        try Player.next(of: player, within: milliseconds)
    }

    /// Releases the pictures; frames that are still in use stay valid.
    public func close() { player.withLock { $0.close() } }

    private static func pictures(in path: String) throws(CaptureError) -> [URL] {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw .noSuchFile(path: path)
            }
            throw isFolder ? .noFilePermission(path: path) : .notAFolder(path: path)
        }
        let pictures = names.filter { name in
            !name.hasPrefix(".") && Still.fileExtensions.contains(URL(filePath: name).pathExtension.lowercased())
        }
        guard !pictures.isEmpty else { throw .noPictures(path: path) }
        return pictures.map(NaturalName.init).sorted().map { folder.appending(path: $0.text) }
    }
}

/// The frames of a folder's pictures, each repeated for as long as it is shown.
final class PictureFrames {
    private let folder: String
    private let pictures: BurstGrouper
    private var held: HeldFrames?
    /// The time of the next picture, in milliseconds.
    private var time = 0.0
    private var hasShown = false
    private var isInterrupted = false
    /// A frame to deliver after the event before it.
    private var pending: Frame?

    /// Prepares to read files.
    init(folder: String, files: [URL], pictureTime: Double?) {
        self.folder = folder
        pictures = BurstGrouper(files: files, pictureTime: pictureTime)
    }

    /// The next event; nil after the last picture.
    ///
    /// - Throws: `CaptureError.noPictures` instead of nil if none could be read.
    func next() throws(CaptureError) -> CaptureEvent? {
        if let frame = pending.take() ?? held?.next() { return .frame(frame) }
        let picture: (frame: Frame, duration: Double)?
        do throws(ImageError) {
            picture = try pictures.next()
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

/// A name that sorts as people expect: 2 before 10, and upper case next to lower case.
struct NaturalName: Comparable {
    /// The name itself.
    let text: String
    private let parts: [Part]

    /// The parts that are compared: whole numbers by their digits without leading zeros, and single characters.
    private enum Part: Comparable {
        case number(length: Int, digits: String)
        case character(Character)
    }

    /// Splits a name into parts.
    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = text.lowercased()[...]
        while let first = rest.first {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            if digits.isEmpty {
                parts.append(.character(first))
                rest = rest.dropFirst()
            } else {
                let number = String(digits.drop { $0 == "0" })
                parts.append(.number(length: number.count, digits: number))
                rest = rest[digits.endIndex...]
            }
        }
        self.parts = parts
    }

    static func < (first: NaturalName, second: NaturalName) -> Bool {
        first.parts == second.parts ? first.text < second.text : first.parts.lexicographicallyPrecedes(second.parts)
    }
}
