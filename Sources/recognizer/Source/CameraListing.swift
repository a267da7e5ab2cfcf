import Basics
import Capture

/// The output of `--list-cameras`.
enum CameraListing {
    /// Prints a line for each camera, or a message on standard error when there is none.
    static func print(_ cameras: [CameraInfo], to file: OutputFile = .standardOutput) throws(OutputError) {
        if cameras.isEmpty { StandardError.say("\(CaptureError.noCamera)") }
        for camera in cameras { try file.write(Array("\("\(camera)".inOneLine)\n".utf8)) }
    }
}

/// The output of `--list-controls`.
enum ControlListing {
    /// Prints a line for each control of a camera, or a message on standard error when it has none.
    ///
    /// - Throws: `CaptureError` when the camera cannot be opened, `OutputError` when nothing can be printed.
    static func print(of camera: CameraInfo, to file: OutputFile = .standardOutput) throws {
        let controls = try CameraControls.list(of: camera)
        if controls.isEmpty { StandardError.say("\(camera.name) has no controls that can be set.") }
        let remembered = RememberedControls.load().values(for: camera)
        for line in lines(controls, remembered) { try file.write(Array("\(line)\n".utf8)) }
    }

    /// One line for each control: name, value, range, default, and whether it is automatic or remembered.
    static func lines(_ controls: [CameraControl], _ remembered: [String: Int]) -> [String] {
        let width = controls.map(\.name.count).max() ?? 0
        return controls.map { control in
            let padding = String(repeating: " ", count: width - control.name.count)
            var line = "\(control.name)\(padding)  \(control.text(of: control.value))"
            line += "  [\(control.range)]  default \(control.text(of: control.defaultValue))"
            if control.isInactive { line += ", automatic now" }
            if remembered[control.name] != nil { line += ", remembered" }
            return line
        }
    }
}

/// What was set on cameras in earlier runs.
enum RememberedControls {
    /// Reads the file of remembered settings.
    ///
    /// A file that cannot be read is reported on standard error, and nothing is remembered then.
    static func load() -> ControlMemory {
        guard let file = ControlMemory.usualFile() else { return ControlMemory() }
        do {
            return try ControlMemory(file: file)
        } catch {
            StandardError.say("\(error)")
            return ControlMemory()
        }
    }
}
