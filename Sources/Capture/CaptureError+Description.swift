import Basics

extension CaptureError: CustomStringConvertible {
    /// What failed, on what, and what to do about it.
    public var description: String {
        switch self {
        case .noSuchCamera(let asked, let available) where !available.isEmpty:
            "There is no camera “\(asked.inOneLine)”. These are there:\n"
                + available.map { "  \("\($0)".inOneLine)\n" }.joined()
                + "Choose one with --camera by its number, path, name or bus."
        case .control(let camera, let error):
            "\(camera.inOneLine) is not set as wished. \(error)"
        default:
            words.inOneLine
        }
    }

    private var words: String {
        switch self {
        case .noCamera:
            """
            No camera was found. Plug one in (`--list-cameras` shows what is there), or read a video or a folder \
            of pictures with --replay.
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
            "\(camera) is not set as wished."
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
        case .notAFolder(let path):
            "\(path) is not a folder. Choose a folder of pictures, or a video file."
        case .noPictures(let path):
            "There is no picture that can be read in \(path). Put JPEG or PNG files into it."
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
