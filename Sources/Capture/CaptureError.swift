import Imaging

/// Why frames cannot be had, or not be recorded.
///
/// `description` says what failed, on what, and what to do.
public enum CaptureError: Error, Sendable, Equatable {
    /// The system has no camera.
    case noCamera
    /// Cameras are there, but not the one that was asked for.
    case noSuchCamera(asked: String, available: [CameraInfo])
    /// The path leads to something that is no camera.
    case notACamera(path: String)
    /// The user may not open the camera.
    case noPermission(camera: String)
    /// Another program streams from the camera.
    case busy(camera: String)
    /// The USB bus has no room for the camera's pictures.
    case noBandwidth(camera: String)
    /// The camera offers none of the formats that can be read.
    case noUsableFormat(camera: String, offered: [String])
    /// The camera does not offer the format that was asked for, or it is none that can be read.
    case noSuchFormat(camera: String, asked: String, offered: [String])
    /// The camera is there but sent nothing for this long.
    case noFrame(camera: String, milliseconds: Double)
    /// The camera has gone.
    case unplugged(camera: String)
    /// A setting of the camera cannot be made.
    case control(camera: String, ControlError)
    /// A call to the camera's driver failed for another reason.
    case device(camera: String, SystemCallError)

    /// There is nothing at this path.
    case noSuchFile(path: String)
    /// The user may not read the file or folder.
    case noFilePermission(path: String)
    /// The file is not what it should be, or broken from its start.
    case unreadable(path: String, reason: String)
    /// The file could be played until this moment, in milliseconds from its first picture.
    case damaged(path: String, at: Double, reason: String)
    /// The file is whole but holds no moving pictures.
    case noVideo(path: String)
    /// The video's pictures are larger than any that can be wanted here.
    case tooLarge(path: String, width: Int, height: Int)
    /// A picture of a folder cannot be used.
    case picture(ImageError)
    /// The path does not lead to a folder.
    case notAFolder(path: String)
    /// The folder holds no picture that can be read.
    case noPictures(path: String)

    /// The disk is full, or so nearly that recording was stopped; what was recorded can be played.
    case diskFull(path: String)
    /// The recording cannot be written.
    case cannotRecord(path: String, reason: String)
}
