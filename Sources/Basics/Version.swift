/// The version of all programs of the package: the one place to change for a release.
public enum Version {
    /// The number that `--version` prints.
    public static let current = "0.9.0"
}
