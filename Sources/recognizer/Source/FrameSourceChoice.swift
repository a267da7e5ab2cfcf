import Capture
import FoundationEssentials
import Glibc
import Recognition

/// The source of frames that the command line asks for.
enum FrameSourceChoice: Equatable {
    /// A camera by its number, path, name or bus, or the first one when nil; with its mode and settings.
    case camera(String?, CaptureRequest, [ControlSetting])
    /// A video file.
    case video(path: String)
    /// A folder of pictures.
    ///
    /// Each is shown for `pictureTime` milliseconds, or for as long as the pictures themselves suggest when nil.
    case pictures(path: String, pictureTime: Double?)

    /// The file name of the demo, which is in the folder of the models.
    static let demo = "demo.mkv"

    /// Chooses the source by the options.
    ///
    /// - Throws: `ModelLocationError` when the demo is asked for and cannot be found.
    init(_ options: Options, location: ModelLocation = ModelLocation()) throws(ModelLocationError) {
        if options.demo {
            self = .video(path: try location.find(Self.demo).path)
        } else if let path = options.replay {
            var isFolder = false
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            self =
                isFolder
                ? .pictures(path: path, pictureTime: options.pictureTime.milliseconds) : .video(path: path)
        } else {
            var request = CaptureRequest(format: options.format?.uppercased())
            if let size = options.size { (request.width, request.height) = (size.width, size.height) }
            request.rate = options.rate ?? request.rate
            self = .camera(options.camera, request, options.control)
        }
    }

    /// Whether frames come as they are taken, with times of the steady clock.
    var isLive: Bool {
        if case .camera = self { true } else { false }
    }

    /// Starts to load what ``open(pace:)`` needs, while the caller does other work.
    func prepare() {
        if case .video = self { VideoFile.prepare() }
    }

    /// Whether a path is the very video that is read, which a recording must not overwrite.
    func reads(_ path: String) -> Bool {
        guard case .video(let source) = self else { return false }
        var (first, second) = (stat(), stat())
        guard stat(source, &first) == 0, stat(path, &second) == 0 else { return false }
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
            try PictureFolder(path: path, pace: pace, pictureTime: pictureTime)
        }
    }
}
