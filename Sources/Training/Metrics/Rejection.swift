import Recognition

/// How well letters and pictures without one are told apart.
public enum Rejection {
    /// Whether an answer counts as a letter: the most probable label is one, and passes the threshold.
    public static func isLetter(_ item: Predictions.Item, labels: [String], threshold: LetterThreshold) -> Bool {
        Evidence(item, nothing: labels.firstIndex(of: LetterLabels.nothing)).passes(threshold)
    }

    /// Share of pictures without a letter that are read as some letter, 0…1.
    public static func falseLetters(_ negatives: Predictions, threshold: LetterThreshold) -> Double {
        negatives.share { isLetter($0, labels: negatives.labels, threshold: threshold) }
    }

    /// Share of pictures with a letter that are read as none, 0…1.
    public static func lettersLost(_ letters: Predictions, threshold: LetterThreshold) -> Double {
        letters.share { !isLetter($0, labels: letters.labels, threshold: threshold) }
    }

    /// What of an answer decides whether it counts.
    struct Evidence {
        /// The probability of the likeliest letter; 0 where "nothing" is likelier.
        let confidence: Float
        /// The probability of "nothing".
        let doubt: Float

        init(_ item: Predictions.Item, nothing: Int?) {
            doubt = nothing.map { item.probabilities[$0] } ?? 0
            confidence = item.answer == nothing ? 0 : item.confidence
        }

        func passes(_ threshold: LetterThreshold) -> Bool {
            confidence > 0 && confidence >= threshold.minimumConfidence && doubt <= threshold.maximumNothing
        }

        /// The evidence of all answers.
        static func all(_ predictions: Predictions) -> [Evidence] {
            let nothing = predictions.labels.firstIndex(of: LetterLabels.nothing)
            return predictions.items.map { Evidence($0, nothing: nothing) }
        }
    }
}
