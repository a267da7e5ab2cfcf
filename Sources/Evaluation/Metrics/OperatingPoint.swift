import FoundationEssentials
import NeuralNetwork
import Recognition

/// Chooses the threshold at which a network's answer counts as a letter.
///
/// A threshold has a lowest confidence and a highest probability of "nothing", here called the doubt. For every doubt,
/// the highest confidence is taken that loses at most 5 % of the letters, since users notice lost letters most. The
/// result is the pair with the highest doubt at which few enough pictures without a letter pass. If there is no such
/// pair, it is the one that comes nearest.
public enum OperatingPoint {
    /// The answers for pictures without a letter, and the share of them that may count as letters.
    public struct Reject: Sendable {
        /// The network's answers.
        public var answers: Predictions
        /// The largest share that may count as letters, 0…1.
        public var limit: Double

        /// Sets the limit by what the pictures show.
        ///
        /// - Parameter showsHands: whether they show hands, which are harder to reject than rooms.
        public init(_ answers: Predictions, showsHands: Bool) {
            self.answers = answers
            limit = showsHands ? 0.1 : 0.02
        }
    }

    /// The share of letters that may be lost, 0…1.
    static let lettersLost = 0.05
    /// The confidences and doubts that are tried; the doubts are small, since a confident network's are.
    private static let confidences = (30...70).map { Float($0) / 100 }
    private static let doubts = (2...200).reversed().map { Float($0) / 400 }

    /// Returns the threshold for a network.
    ///
    /// - Parameters:
    ///   - letters: answers for pictures of letters that the network was not trained on.
    ///   - rejects: answers for pictures without letters that the network was not trained on.
    public static func threshold(letters: Predictions, rejects: [Reject]) -> LetterThreshold {
        let still = Rejection.Evidence.all(letters.stillLetters)
        let others = rejects.filter { !$0.answers.items.isEmpty }
            .map { (evidence: Rejection.Evidence.all($0.answers.heldStill), limit: $0.limit) }
        func passing(_ evidence: [Rejection.Evidence], _ threshold: LetterThreshold) -> Double {
            Double(evidence.count { $0.passes(threshold) }) / Double(max(evidence.count, 1))
        }
        var nearest: (threshold: LetterThreshold, excess: Double)?
        for doubt in doubts {
            let candidates = confidences.map { LetterThreshold(minimumConfidence: $0, maximumNothing: doubt) }
            guard let threshold = candidates.last(where: { passing(still, $0) >= 1 - lettersLost }) else { break }
            // The largest ratio of the share that passes to the share that may pass.
            let excess = others.map { passing($0.evidence, threshold) / $0.limit }.max() ?? 0
            if excess <= 1 { return threshold }
            if excess < nearest?.excess ?? .infinity { nearest = (threshold, excess) }
        }
        return nearest?.threshold ?? LetterThreshold(minimumConfidence: confidences[0], maximumNothing: doubts[0])
    }
}

/// Measures how well a threshold separates letters from pictures without a letter.
public enum Rejection {
    /// Whether an answer counts as a letter: the most probable label is a letter that passes the threshold.
    public static func isLetter(_ item: Predictions.Item, labels: [String], threshold: LetterThreshold) -> Bool {
        Evidence(item, nothing: labels.firstIndex(of: LetterLabels.nothing)).passes(threshold)
    }

    /// Returns the share of pictures without a letter whose answer counts as a letter, 0…1.
    public static func falseLetters(_ negatives: Predictions, threshold: LetterThreshold) -> Double {
        negatives.share { isLetter($0, labels: negatives.labels, threshold: threshold) }
    }

    /// Returns the share of pictures with a letter whose answer does not count as a letter, 0…1.
    public static func lettersLost(_ letters: Predictions, threshold: LetterThreshold) -> Double {
        letters.share { !isLetter($0, labels: letters.labels, threshold: threshold) }
    }

    /// The two numbers of an answer that are compared with a threshold.
    struct Evidence {
        /// The probability of the most probable letter; 0 if "nothing" is more probable.
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

        /// Returns the numbers of all answers.
        static func all(_ predictions: Predictions) -> [Evidence] {
            let nothing = predictions.labels.firstIndex(of: LetterLabels.nothing)
            return predictions.items.map { Evidence($0, nothing: nothing) }
        }
    }
}

extension ModelFile {
    /// Writes a threshold into a model file and keeps everything else.
    ///
    /// - Throws: `ModelFileError` if the file is not a model or cannot be written.
    public static func rewrite(_ url: URL, threshold: LetterThreshold) throws(ModelFileError) {
        let file = try ModelFile(contentsOf: url)
        var metadata = file.metadata
        metadata[LetterThreshold.keys.minimumConfidence] = String(threshold.minimumConfidence)
        metadata[LetterThreshold.keys.maximumNothing] = String(threshold.maximumNothing)
        // Fewer than three bytes per parameter mean that the file has 16-bit weights.
        let size = (try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int) ?? .max
        try ModelFile(
            network: file.network, labels: file.labels, furtherOutputs: file.furtherOutputs,
            preprocessing: file.preprocessing, metadata: metadata
        ).write(to: url, weights: size < 3 * file.network.description.parameterCount ? .half : .single)
    }
}
