import Basics
import Spelling

/// Prints words as soon as they stand, and a line break at the end.
///
/// Printed words cannot be taken back. A word is therefore printed when it has ended; where the user may still choose
/// another one, when the next word begins. Where a printed word does change, the whole text begins another line.
struct TextOutput: ResultOutput {
    /// Where the words are printed.
    let file: OutputFile
    /// Whether the user may change the word that ended last, as in a window.
    let isEditable: Bool
    /// Shows what is not printed yet; nil where nobody would see it.
    private var preview: TextPreview?
    /// What stands on the line.
    private var printed = ""
    /// The text as it was written last.
    private var text = ""

    /// Makes an output that prints to a file.
    init(file: OutputFile = .standardOutput, isEditable: Bool = false, preview: TextPreview? = nil) {
        self.file = file
        self.isEditable = isEditable
        self.preview = preview
    }

    mutating func write(_ result: RecognitionResult) throws(OutputError) {
        guard result.text != text else { return }
        try show(result.text)
    }

    mutating func correct(_ text: String, at time: Double) throws(OutputError) {
        try show(text)
    }

    mutating func finish(_ ending: Speller.Ending, at time: Double) throws(OutputError) {
        preview?.hide()
        try print(Self.trimmed(ending.text[...]))
        try endLine()
        text = ""
    }

    private mutating func show(_ text: String) throws(OutputError) {
        self.text = text
        preview?.hide()
        if text.isEmpty {
            try endLine()
        } else {
            try print(settled(text))
        }
        if text.hasPrefix(printed) { preview?.show(Self.trimmed(text.dropFirst(printed.count))) }
    }

    /// The words of a text that stand.
    private func settled(_ text: String) -> Substring {
        guard let lastSpace = text.lastIndex(of: " ") else { return "" }
        let ended = text[..<lastSpace]
        let wordFollows = text.index(after: lastSpace) < text.endIndex
        return wordFollows || !isEditable ? ended : ended.lastIndex(of: " ").map { ended[..<$0] } ?? ""
    }

    /// Prints what a text has more than the line, or all of it on another line if it is a different one.
    private mutating func print(_ text: Substring) throws(OutputError) {
        // What was deleted stays, since it may come again.
        guard !printed.hasPrefix(text) else { return }
        if !text.hasPrefix(printed) { try endLine() }
        try file.write(Array(text.utf8.dropFirst(printed.utf8.count)))
        printed = String(text)
    }

    private mutating func endLine() throws(OutputError) {
        if !printed.isEmpty { try file.write(Array("\n".utf8)) }
        printed = ""
    }

    private static func trimmed(_ text: Substring) -> Substring { text.last == " " ? text.dropLast() : text }
}

/// Shows on a terminal the text that is not printed yet.
struct TextPreview {
    private let file: OutputFile
    private var shown = ""

    /// Makes a preview on a terminal, behind what is printed there.
    init(file: OutputFile = .standardError) {
        self.file = file
    }

    /// Shows a text.
    mutating func show(_ text: Substring) {
        shown = String(text)
        // A terminal that is gone takes the preview with it, and no text.
        try? file.write(Array(shown.utf8))
    }

    /// Takes back what is shown.
    mutating func hide() {
        try? file.write(Array(String(repeating: "\u{8} \u{8}", count: shown.count).utf8))
        shown = ""
    }
}
