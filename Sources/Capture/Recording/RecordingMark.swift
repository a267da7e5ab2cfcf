/// What tells recordings of cameras from other videos: a tag in the file.
enum RecordingMark {
    /// The tag's name.
    static let name = "FINGERSPELL_RECORDING"
    /// The tag's value: the version of what is promised about such files.
    static let value = "1"
}
