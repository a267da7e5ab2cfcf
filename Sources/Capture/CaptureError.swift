import Basics
import Imaging

/// Why frames cannot be captured or recorded.
///
/// `description` says what failed, on what, and what to do.
public enum CaptureError: Error, Sendable, Equatable {
    /// The system has no camera.
    case noCamera
    /// There are cameras, but none that matches `asked`.
    case noSuchCamera(asked: String, available: [CameraInfo])
    /// The device at this path is not a camera.
    case notACamera(path: String)
    /// The user has no permission to open the camera.
    case noPermission(camera: String)
    /// Another program is using the camera.
    case busy(camera: String)
    /// The USB bus has too little bandwidth for the camera's pictures.
    case noBandwidth(camera: String)
    /// The camera offers no format that can be read.
    case noUsableFormat(camera: String, offered: [String])
    /// The camera does not offer the requested format, or it cannot be read.
    case noSuchFormat(camera: String, asked: String, offered: [String])
    /// The camera is connected but has sent nothing for this long.
    case noFrame(camera: String, milliseconds: Double)
    /// The camera has been disconnected.
    case unplugged(camera: String)
    /// A control of the camera cannot be set.
    case control(camera: String, ControlError)
    /// A call to the camera's driver failed for another reason.
    case device(camera: String, SystemCallError)

    /// No file exists at this path.
    case noSuchFile(path: String)
    /// The user has no permission to read the file or folder.
    case noFilePermission(path: String)
    /// The file is not of a known kind, or it is damaged from its start.
    case unreadable(path: String, reason: String)
    /// The file could be played until this time, in milliseconds from its first picture.
    case damaged(path: String, at: Double, reason: String)
    /// The file is intact but has no video stream.
    case noVideo(path: String)
    /// The video's pictures have more pixels than the decoder accepts.
    case tooLarge(path: String, width: Int, height: Int)
    /// A picture in a folder cannot be read.
    case picture(ImageError)
    /// The user has no permission to list the folder.
    case noFolderPermission(path: String)
    /// The folder has no picture that can be read; with what else is in it, if that is known.
    case noPictures(path: String, leftOut: String?)

    /// There are fewer than so many bytes free, so recording was not started.
    case noRoom(path: String, bytes: Int)
    /// The disk is full or nearly full, so recording was stopped; what was recorded can be played.
    case diskFull(path: String)
    /// There is a file already where the recording should be.
    case recordingExists(path: String)
    /// The recording cannot be written.
    case cannotRecord(path: String, reason: String)
}

extension CaptureError: CustomStringConvertible {
    /// What failed, on what, and what to do about it.
    public var description: String {
        switch self {
        case .noSuchCamera(let asked, let available) where !available.isEmpty:
            "There is no camera “\(asked.inOneLine)”. These are there:\n"
                + available.map { "  \("\($0)".inOneLine)\n" }.joined()
                + "Choose one with --camera by its number, path, name or bus."
        case .control(let camera, let error):
            "\(camera.inOneLine) is not set as requested. \(error)"
        default:
            words.inOneLine
        }
    }

    private var words: String {
        switch self {
        case .noCamera:
            """
            No camera was found. Plug one in (`v4l2-ctl --list-devices` shows what the system sees), or read a video \
            or a folder of pictures with --replay.
            """
        case .noSuchCamera(let asked, _):
            "There is no camera “\(asked)”, nor any other. Plug one in, or read a video with --replay."
        case .notACamera(let path):
            "\(path) is not a camera that takes pictures. `--list-cameras` shows those that do."
        case .noPermission(let camera):
            """
            You may not open \(camera). Add yourself to the group that may (`sudo usermod -aG video $USER`), \
            then log out and in again.
            """
        case .busy(let camera):
            "\(camera) is used by another program. Close that program, or choose another camera with --camera."
        case .noBandwidth(let camera):
            """
            The USB socket has no room for the pictures of \(camera). Plug it into another socket, without a hub \
            that other devices share.
            """
        case .noUsableFormat(let camera, let offered):
            """
            \(camera) sends nothing that can be read here; it offers \
            \(offered.isEmpty ? "no format at all" : offered.joined(separator: ", ")). \
            Choose another camera with --camera.
            """
        case .noSuchFormat(let camera, let asked, let offered):
            """
            \(camera) does not send \(asked) that can be read here; it offers \(offered.joined(separator: ", ")). \
            Choose one of these with --format, or leave it out.
            """
        case .noFrame(let camera, let milliseconds):
            """
            \(camera) is there but has sent no picture for \(seconds(milliseconds)) s. Unplug it and plug it in \
            again, in another socket if that does not help.
            """
        case .unplugged(let camera):
            "\(camera) is gone. Plug it in again."
        case .control(let camera, _):
            "\(camera) is not set as requested."
        case .device(let camera, let error):
            "\(camera) failed: \(error). Unplug it and plug it in again; if it stays so, try another program on it."
        case .noSuchFile(let path):
            "There is no \(path). Check the spelling and the folder you are in."
        case .noFilePermission(let path):
            "You may not read \(path). Change its permissions (`chmod +r`), or ask its owner."
        case .unreadable(let path, let reason):
            "\(path) cannot be read: \(reason). Check that it plays in another program, or make it anew."
        case .damaged(let path, let moment, let reason):
            "\(path) is damaged \(seconds(moment)) s from its start: \(reason). What came before was read."
        case .noVideo(let path):
            "\(path) holds no video. Choose a file with moving pictures in it."
        case .tooLarge(let path, let width, let height):
            "The pictures of \(path) are \(width)x\(height) pixels, which is too large. Make it smaller with ffmpeg."
        case .picture(let error):
            error.description
        case .noFolderPermission(let path):
            "You may not list the folder \(path). Change its permissions (`chmod +rx`), or ask its owner."
        case .noPictures(let path, let leftOut):
            "There is no picture that can be read in \(path)\(leftOut.map { ", only \($0)" } ?? ""). "
                + "Put JPEG or PNG files into it."
        case .noRoom(let path, let bytes):
            """
            Less than \(bytes >> 20) MB are free: not recorded. Make room on the disk of \(path), or record to \
            another disk.
            """
        case .recordingExists(let path):
            "There is a file \(path) already. Choose another name, or replace it with --force."
        case .diskFull(let path):
            """
            The disk is full: recording to \(path) has stopped, and what is in the file can be played. \
            Make room, or record to another disk.
            """
        case .cannotRecord(let path, let reason):
            "\(path) cannot be recorded: \(reason). Choose another place with --record."
        }
    }

    private func seconds(_ milliseconds: Double) -> String {
        let tenths = Int((max(0, milliseconds) / 100).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
