import FoundationEssentials
import Imaging
import Synchronization

/// Plays the pictures of a folder in the order of their names, numbers by their value.
///
/// A picture that cannot be read is named by `CaptureEvent.interrupted` and passed over.
public final class PictureFolder: FrameSource {
    /// Endings of the names that pictures have.
    private static let endings: Set = [
        "jpg", "jpeg", "png", "bmp", "gif", "webp", "tif", "tiff", "pgm", "ppm", "pnm", "pbm",
    ]

    /// Path of the folder.
    public let name: String
    private let player: Mutex<Player>

    /// Finds the pictures of a folder.
    ///
    /// - Parameters:
    ///   - pictureTime: milliseconds for which each picture is shown. When nil, pictures that resemble each other
    ///     are taken for frames of a camera and others for slides, see `BurstGrouper`.
    /// - Throws: `CaptureError` when it is no folder, may not be read or holds no pictures.
    public init(path: String, pace: Pace = .real, pictureTime: Double? = nil) throws(CaptureError) {
        name = path
        let frames = PictureFrames(folder: path, files: try Self.pictures(in: path), pictureTime: pictureTime)
        player = Mutex(Player(pace: pace) { () throws(CaptureError) in try frames.next() })
    }

    /// The next thing that happened, waited for at most `milliseconds`; nil when nothing did.
    public func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        try Player.next(of: player, within: milliseconds)
    }

    /// Lets the pictures go; frames that are still in use stay whole.
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
            !name.hasPrefix(".") && endings.contains(URL(filePath: name).pathExtension.lowercased())
        }
        guard !pictures.isEmpty else { throw .noPictures(path: path) }
        return pictures.map(NaturalName.init).sorted().map { folder.appending(path: $0.text) }
    }
}
