import Recognition

/// Labels where there is hardly room for a letter.
enum ShortLabel {
    /// The letter itself, a dash for "nothing", the beginning of any other name.
    static func text(_ label: String) -> String {
        label == LetterLabels.nothing ? "—" : String(label.prefix(4))
    }
}
