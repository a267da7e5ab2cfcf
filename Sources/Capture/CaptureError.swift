/// Why frames cannot be had.
///
/// `description` says what failed, on what, and what to do.
public enum CaptureError: Error, Sendable, Equatable {
    /// Neither a camera nor anything that looks like one was found.
    case noCamera
}
