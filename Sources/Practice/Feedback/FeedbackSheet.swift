import Recognition

/// How letters are formed, and what to change when another is shown: sentences for learners.
///
/// They are in a file that people can read and extend, `Resources/feedback.txt`.
public struct FeedbackSheet: Sendable {
    /// Two letters: the one that is asked, and the one that is shown instead.
    struct Pair: Hashable, Sendable {
        let asked: String
        let shown: String
    }

    /// The sheet that comes with the program.
    public static let shipped: FeedbackSheet =
        (try? FeedbackSheet(String(decoding: PackageResources.feedback_txt, as: UTF8.self))) ?? FeedbackSheet()

    private(set) var descriptions: [String: String] = [:]
    private(set) var differences: [Pair: String] = [:]

    private init() {}

    /// Reads a sheet.
    ///
    /// A line is `A: how A is formed` or `T not N: what to change when N is shown and T is asked`. Empty lines and those
    /// that begin with `#` say nothing.
    ///
    /// - Throws: `FeedbackSheetError` with the number of the first line that is neither, or that repeats another.
    public init(_ text: String) throws(FeedbackSheetError) {
        for (number, line) in zip(1..., text.split(separator: "\n", omittingEmptySubsequences: false)) {
            guard !line.allSatisfy(\.isWhitespace), !line.hasPrefix("#") else { continue }
            guard let colon = line.firstIndex(of: ":") else { throw .notUnderstood(line: number) }
            let sentence = String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
            let words = line[..<colon].split(separator: " ").map(String.init)
            let letters = words.filter(LetterLabels.alphabet.contains)
            guard !sentence.isEmpty else { throw .notUnderstood(line: number) }
            if words.count == 1, letters.count == 1 {
                guard descriptions.updateValue(sentence, forKey: letters[0]) == nil else { throw .twice(line: number) }
            } else if words.count == 3, letters.count == 2, words[1] == "not", letters[0] != letters[1] {
                let pair = Pair(asked: letters[0], shown: letters[1])
                guard differences.updateValue(sentence, forKey: pair) == nil else { throw .twice(line: number) }
            } else {
                throw .notUnderstood(line: number)
            }
        }
    }

    /// How a letter is formed, in a sentence; nil for what is no capital from A to Z.
    public func description(of letter: String) -> String? { descriptions[letter] }

    /// What to change when one letter is asked and another shown, in a sentence; nil for pairs that are hardly confused.
    public func difference(asked: String, shown: String) -> String? {
        differences[Pair(asked: asked, shown: shown)]
    }

    /// What differs, or else how the asked letter is formed.
    public func advice(asked: String, shown: String) -> String? {
        difference(asked: asked, shown: shown) ?? description(of: asked)
    }
}

/// Why a sheet of feedback cannot be read.
public enum FeedbackSheetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A line says neither how a letter is formed nor what differs.
    case notUnderstood(line: Int)
    /// A letter or a pair was described before.
    case twice(line: Int)

    /// Which line is wrong, and how it should be.
    public var description: String {
        switch self {
        case .notUnderstood(let line):
            "Line \(line) of the feedback is not understood: write “A: sentence” or “T not N: sentence”."
        case .twice(let line): "Line \(line) of the feedback describes again what was described: remove one of both."
        }
    }
}
