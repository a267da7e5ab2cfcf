/// How quickly a file or folder is played.
public enum Pace: String, Sendable, CaseIterable {
    /// As it was recorded; pictures for which there was no time are passed over, as with a camera.
    case real
    /// As fast as the pictures are taken, none left out: the same pictures in every run.
    case max
}
