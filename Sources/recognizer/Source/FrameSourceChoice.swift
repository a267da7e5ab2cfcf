import Basics
import Capture
import FoundationEssentials
import Glibc
import Imaging
import Recognition

/// The source of frames that the command line asks for.
enum FrameSourceChoice: Equatable {
    /// A camera by its number, path, name or bus, or the first one when nil; with its mode and settings.
    case camera(String?, CaptureRequest, [ControlSetting])
    /// A video file.
    case video(path: String)
    /// A folder of pictures, or a picture.
    ///
    /// Each is shown for `pictureTime` milliseconds, or for as long as the pictures themselves suggest when nil.
    case pictures(path: String, pictureTime: Double?)

    /// The file name of the demo, which is in the folder of the models.
    static let demo = "demo.mkv"

    /// Chooses the source by the options.
    ///
    /// - Throws: `ModelLocationError` when the demo is asked for and cannot be found.
    init(_ options: SourceOptions, location: ModelLocation = ModelLocation()) throws(ModelLocationError) {
        if options.demo {
            self = .video(path: try location.find(Self.demo).path)
        } else if let path = options.replay {
            self =
                Self.showsPictures(path)
                ? .pictures(path: path, pictureTime: options.pictureTime.milliseconds) : .video(path: path)
        } else {
            var request = CaptureRequest(format: options.format?.uppercased())
            if let size = options.size { (request.width, request.height) = (size.width, size.height) }
            request.rate = options.rate ?? request.rate
            self = .camera(options.camera, request, options.control)
        }
    }

    /// Whether a path leads to a folder, or to a picture, which is played like a folder that holds nothing else.
    static func showsPictures(_ path: String) -> Bool {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
        return isFolder || Still.isStill(URL(filePath: path))
    }

    /// Whether frames come as they are taken, with times of the steady clock.
    var isLive: Bool {
        if case .camera = self { true } else { false }
    }

    /// Starts to load what ``open(pace:)`` needs, while the caller does other work.
    func prepare() {
        if case .video = self { VideoFile.prepare() }
    }

    /// Whether a path is the very file that is read, which a recording must not overwrite.
    func reads(_ path: String) -> Bool {
        let source: String
        switch self {
        case .camera: return false
        case .video(let path), .pictures(let path, _): source = path
        }
        var (first, second) = (stat(), stat())
        guard stat(source, &first) == 0, first.st_mode & S_IFMT != S_IFDIR, stat(path, &second) == 0 else {
            return false
        }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Opens the source.
    ///
    /// - Parameter pace: how fast a video or a folder is played.
    /// - Throws: `CaptureError` when it cannot be opened.
    func open(pace: Pace) throws(CaptureError) -> any FrameSource {
        switch self {
        case .camera(let name, let request, let settings):
            try V4L2Camera(name, request: request, settings: settings, memory: RememberedControls.load())
        case .video(let path): try VideoFile(path: path, pace: pace)
        case .pictures(let path, let pictureTime):
            try openPictures(path, pace, pictureTime)
        }
    }

    /// Opens a folder, and says what of it is not used.
    private func openPictures(
        _ path: String, _ pace: Pace, _ pictureTime: Double?
    ) throws(CaptureError) -> PictureFolder {
        let folder = try PictureFolder(path: path, pace: pace, pictureTime: pictureTime)
        if let leftOut = folder.leftOut { StandardError.say("\(path.inOneLine): not used: \(leftOut.inOneLine).") }
        return folder
    }
}
