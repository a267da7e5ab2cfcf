import Recognition

/// How well letters and pictures without one are told apart at a confidence threshold.
public enum Rejection {
    /// Whether an answer counts as a letter: the most probable label is one, and reaches the threshold.
    public static func isLetter(_ item: Predictions.Item, labels: [String], threshold: Float) -> Bool {
        labels[item.answer] != LetterLabels.nothing && item.confidence >= threshold
    }

    /// Share of pictures without a letter that are read as some letter, 0…1.
    public static func falseLetters(_ negatives: Predictions, threshold: Float) -> Double {
        negatives.share { isLetter($0, labels: negatives.labels, threshold: threshold) }
    }

    /// Share of pictures with a letter that are read as none, 0…1.
    public static func lettersLost(_ letters: Predictions, threshold: Float) -> Double {
        letters.share { !isLetter($0, labels: letters.labels, threshold: threshold) }
    }
}
