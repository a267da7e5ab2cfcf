import Capture
import FoundationEssentials
import Glibc
import Recognition

/// Which frames the command line asks for.
enum FrameSourceChoice: Equatable {
    /// A camera by its number, path, name or bus, the first one when nil; what is wanted of it, and to be set on it.
    case camera(String?, CaptureRequest, [ControlSetting])
    /// A video file.
    case video(path: String)
    /// A folder of pictures, each of which lasts for some milliseconds, or as long as the pictures suggest.
    case pictures(path: String, pictureTime: Double?)

    /// The file name of the demo, which lies where the models do.
    static let demo = "demo.mkv"

    /// Chooses by the options.
    ///
    /// - Throws: `ModelLocationError` when the demo is asked for and not there.
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
            var wish = CaptureRequest(format: options.format?.uppercased())
            if let size = options.size { (wish.width, wish.height) = (size.width, size.height) }
            wish.rate = options.rate ?? wish.rate
            self = .camera(options.camera, wish, options.control)
        }
    }

    /// Whether frames come as they are taken, stamped by the steady clock.
    var isLive: Bool {
        if case .camera = self { true } else { false }
    }

    /// Begins what opening will need, so that other work can be done meanwhile.
    func prepare() {
        if case .video = self { VideoFile.prepare() }
    }

    /// Whether a path leads to the very video that is read, which must not be written over.
    func reads(_ path: String) -> Bool {
        guard case .video(let source) = self else { return false }
        var (first, second) = (stat(), stat())
        guard stat(source, &first) == 0, stat(path, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Opens what was chosen.
    func open(pace: Pace) throws(CaptureError) -> any FrameSource {
        switch self {
        case .camera(let choice, let wish, let settings):
            try V4L2Camera(choice, request: wish, settings: settings, memory: RememberedControls.load())
        case .video(let path): try VideoFile(path: path, pace: pace)
        case .pictures(let path, let pictureTime):
            try PictureFolder(path: path, pace: pace, pictureTime: pictureTime)
        }
    }
}
