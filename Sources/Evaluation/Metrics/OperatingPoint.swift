import Foundation
import NeuralNetwork
import Recognition

/// The rule that says when an answer counts as a letter.
///
/// For every doubt there is a highest confidence at which no more than a twentieth of the letters is lost: a letter
/// that is not read is what people notice first. Of these pairs the one with the highest doubt is taken that lets few
/// enough of the pictures without a letter pass; where none does, the one that comes nearest.
public enum OperatingPoint {
    /// Pictures without a letter, and the share of them that may pass for one.
    public struct Reject: Sendable {
        /// What the network answered.
        public var answers: Predictions
        /// The share that may pass, 0…1.
        public var limit: Double

        /// Sets the limit by what the pictures show.
        ///
        /// - Parameter showsHands: whether they are of hands that sign no letter, which are harder than rooms.
        public init(_ answers: Predictions, showsHands: Bool) {
            self.answers = answers
            limit = showsHands ? 0.1 : 0.02
        }
    }

    /// The share of letters that may be lost, 0…1.
    static let lettersLost = 0.05
    /// The confidences and doubts that are tried; a sure network's doubts are small.
    private static let confidences = (30...70).map { Float($0) / 100 }
    private static let doubts = (2...200).reversed().map { Float($0) / 400 }

    /// The threshold for a network.
    ///
    /// - Parameters:
    ///   - letters: answers for pictures of letters that it has not learned from.
    ///   - rejects: answers for pictures without letters that it has not learned from.
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
            // How many times as many pass as may.
            let excess = others.map { passing($0.evidence, threshold) / $0.limit }.max() ?? 0
            if excess <= 1 { return threshold }
            if excess < nearest?.excess ?? .infinity { nearest = (threshold, excess) }
        }
        return nearest?.threshold ?? LetterThreshold(minimumConfidence: confidences[0], maximumNothing: doubts[0])
    }
}

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

extension ModelFile {
    /// Writes into a model's file from when on its answers count as letters; all else stays.
    ///
    /// - Throws: `ModelFileError` when the file is no model or cannot be written.
    public static func rewrite(_ url: URL, threshold: LetterThreshold) throws(ModelFileError) {
        let file = try ModelFile(contentsOf: url)
        var metadata = file.metadata
        metadata[LetterThreshold.keys.minimumConfidence] = String(threshold.minimumConfidence)
        metadata[LetterThreshold.keys.maximumNothing] = String(threshold.maximumNothing)
        // A file of fewer than three bytes a number keeps them in 16 bits.
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? .max
        try ModelFile(
            network: file.network, labels: file.labels, furtherOutputs: file.furtherOutputs,
            preprocessing: file.preprocessing, metadata: metadata
        ).write(to: url, weights: size < 3 * file.network.description.parameterCount ? .half : .single)
    }
}
