import Capture

/// What was set on cameras in earlier runs.
enum RememberedControls {
    /// Reads the file of remembered settings; one that cannot be read is told of, and nothing is remembered then.
    static func load() -> ControlMemory {
        guard let file = ControlMemory.usualFile() else { return ControlMemory() }
        do {
            return try ControlMemory(file: file)
        } catch {
            Messages.say("\(error)")
            return ControlMemory()
        }
    }
}
