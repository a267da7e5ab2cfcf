/// Breaks text into lines that fit a width.
enum TextFlow {
    /// The lines of a text, broken after spaces, and within words that are wider than a line.
    ///
    /// Spaces stay at the end of the line before the break, where they may exceed the width.
    ///
    /// - Parameter measure: returns the width of a text, in the unit of `width`.
    static func lines(of text: String, width: Double, measure: (String) -> Double) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in words(of: paragraph) {
                for piece in pieces(of: word, width: width, measure: measure) {
                    if !line.isEmpty, measure(line + visiblePart(of: piece)) > width {
                        lines.append(line)
                        line = ""
                    }
                    line += piece
                }
            }
            lines.append(line)
        }
        return lines
    }

    /// Returns as many lines as `lines(of:width:measure:)`, but with nearly the same length.
    static func balancedLines(of text: String, width: Double, measure: (String) -> Double) -> [String] {
        var best = lines(of: text, width: width, measure: measure)
        let count = best.count
        var (tooNarrow, fitting) = (width / 2, width)
        while count > 1, fitting - tooNarrow > 1 {
            let middle = (tooNarrow + fitting) / 2
            let attempt = lines(of: text, width: middle, measure: measure)
            if attempt.count > count {
                tooNarrow = middle
            } else {
                (fitting, best) = (middle, attempt)
            }
        }
        return best
    }

    /// A text that is truncated with an ellipsis where it does not fit a width.
    static func shortened(_ text: String, width: Double, measure: (String) -> Double) -> String {
        var kept = Substring(text)
        var result = text
        while !kept.isEmpty, measure(result) > width {
            kept.removeLast()
            result = kept + "…"
        }
        return result
    }

    /// The words of a text, each with the spaces that follow it.
    private static func words(of text: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            if character != " ", word.last == " " {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        return words + [word]
    }

    /// A word in pieces that each fit a line; one piece if the word fits.
    private static func pieces(of word: String, width: Double, measure: (String) -> Double) -> [String] {
        guard measure(visiblePart(of: word)) > width else { return [word] }
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if !piece.isEmpty, character != " ", measure(piece + String(character)) > width {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }

    private static func visiblePart(of piece: String) -> String {
        var visible = Substring(piece)
        while visible.last == " " {
            visible.removeLast()
        }
        return String(visible)
    }
}
