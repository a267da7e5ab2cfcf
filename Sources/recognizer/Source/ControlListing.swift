import Capture

/// What `--list-controls` prints: a line for each control of a camera.
enum ControlListing {
    /// Prints a camera's controls; that there is none is said on standard error.
    static func print(of camera: CameraInfo, to file: OutputFile = .standardOutput) throws {
        let controls = try CameraControls.list(of: camera)
        if controls.isEmpty { Messages.say("\(camera.name) has no controls that can be set.") }
        let remembered = RememberedControls.load().values(for: camera)
        for line in lines(controls, remembered) { try file.write(Array("\(line)\n".utf8)) }
    }

    /// One line a control: name, value, range, usual value, and what else there is to know.
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
