/// Whether pictures are flipped left to right before they are read.
///
/// The network knows right hands as an unmirrored camera sees them. A left hand, or a right one in a mirrored
/// picture, reads well when it is flipped.
public enum HandednessMode: String, Sendable, CaseIterable {
    /// Begins unflipped and changes when the other way is clearly and steadily read better.
    case auto
    /// Always flipped.
    case on
    /// Never flipped.
    case off
}
