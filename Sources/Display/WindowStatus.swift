/// How the program is doing, as the window shows it.
public struct WindowStatus: Sendable, Equatable {
    /// The camera's name or the file's path.
    public var source: String
    /// Frames read in a second, if known.
    public var framesPerSecond: Double?
    /// Milliseconds from the picture's taking to its letter, if known.
    public var latency: Double?
    /// Whether the frames are being written to a file.
    public var isRecording: Bool
    /// Whether hands are read as left hands.
    public var isLeftHanded: Bool
    /// What is wrong and what to do about it; shown over the last picture until it is nil again.
    public var problem: String?
    /// Something worth a line, such as where a recording went; shown while it is there.
    public var notice: String?

    /// Describes the state of the program.
    public init(
        source: String = "", framesPerSecond: Double? = nil, latency: Double? = nil, isRecording: Bool = false,
        isLeftHanded: Bool = false, problem: String? = nil, notice: String? = nil
    ) {
        self.source = source
        self.framesPerSecond = framesPerSecond
        self.latency = latency
        self.isRecording = isRecording
        self.isLeftHanded = isLeftHanded
        self.problem = problem
        self.notice = notice
    }

    /// The same with its figures as they are shown, so that what nobody can see changes nothing.
    var rounded: WindowStatus {
        var result = self
        result.framesPerSecond = framesPerSecond?.rounded()
        result.latency = latency?.rounded()
        return result
    }
}
