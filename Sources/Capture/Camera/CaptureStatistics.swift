/// What became of a camera's pictures.
public struct CaptureStatistics: Sendable, Equatable {
    /// Pictures that came whole.
    public var received = 0
    /// Pictures that the driver says were taken but could not be handed out: gaps in its numbers.
    public var lost = 0
    /// Pictures that came damaged or cut off, and were thrown away.
    public var damaged = 0
    /// Pictures that gave way to newer ones before anybody read them.
    public var superseded = 0
    /// Pictures that were copied, since too few of the driver's buffers were free.
    public var copied = 0
    /// How often the camera failed and was opened again.
    public var interruptions = 0

    /// Nothing yet.
    public init() {}
}
