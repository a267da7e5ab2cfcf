import FoundationEssentials
import Glibc
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
        let contents = try FolderContents(path: path)
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

/// What is in a folder of pictures.
struct FolderContents {
    /// The pictures, in order.
    let pictures: [URL]
    /// What else is there, by kind and number; nil if there is nothing.
    let leftOut: String?

    /// Whether there is no folder, only a picture.
    let isOne: Bool

    /// Lists a folder; a path to a file is a picture of its own.
    init(path: String) throws(CaptureError) {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw .noSuchFile(path: path)
            }
            guard !isFolder else { throw .noFolderPermission(path: path) }
            (pictures, leftOut, isOne) = ([URL(filePath: path)], nil, true)
            return
        }
        var (found, others): ([NaturalName], [String: Int]) = ([], [:])
        for name in names {
            if let kind = Self.otherKind(of: name, in: folder) {
                others[kind, default: 0] += 1
            } else {
                found.append(NaturalName(name))
            }
        }
        isOne = false
        pictures = found.sorted().map { folder.appending(path: $0.text) }
        leftOut = others.isEmpty ? nil : Self.words(others)
        guard !pictures.isEmpty else { throw .noPictures(path: path, leftOut: leftOut) }
    }

    /// The kind of what is no picture, in words for one of it; nil for a picture, also behind a link.
    private static func otherKind(of name: String, in folder: URL) -> String? {
        if name.hasPrefix(".") { return "hidden file" }
        var status = stat()
        guard stat(folder.appending(path: name).path, &status) == 0 else { return "broken link" }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return "folder"
        case S_IFREG: break
        default: return "device or pipe"
        }
        let ending = URL(filePath: name).pathExtension
        if Still.fileExtensions.contains(ending.lowercased()) { return nil }
        return ending.isEmpty ? "file without an ending" : ending.uppercased()
    }

    private static func words(_ others: [String: Int]) -> String {
        others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { kind, count in
            // An ending, in capitals, has no plural.
            let isEnding = kind == kind.uppercased()
            let plural =
                kind == "device or pipe"
                ? "devices or pipes" : kind.hasPrefix("file ") ? "files without an ending" : kind + "s"
            return "\(count) \(count == 1 || isEnding ? kind : plural)"
        }
        .joined(separator: ", ")
    }
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
