import Basics
import Capture

/// What `--list-cameras` prints: a line for each camera.
enum CameraListing {
    /// Prints the cameras; that there is none is said on standard error.
    static func print(_ cameras: [CameraInfo], to file: OutputFile = .standardOutput) throws(OutputError) {
        if cameras.isEmpty { Messages.say("\(CaptureError.noCamera)") }
        for camera in cameras { try file.write(Array("\("\(camera)".inOneLine)\n".utf8)) }
    }
}
