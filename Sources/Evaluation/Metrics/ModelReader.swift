import Datasets
import Dispatch
import FoundationEssentials
import Imaging
import NeuralNetwork
import Recognition

/// Runs a model file on labelled pictures, with the same code as the recognizer.
public struct ModelReader: Sendable {
    /// The model's labels.
    public let labels: [String]
    /// The side of the model's region in sides of the hand box.
    public let margin: Double
    /// The model's threshold; nil if its file has none.
    public let threshold: LetterThreshold?
    private let model: URL
    private let threads: Int
    /// The signers of the model's training pictures.
    private let known: Set<String>

    /// Opens a model.
    ///
    /// - Throws: `LetterNetError` if the file is not a letter model.
    public init(
        model: URL, threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) throws(LetterNetError) {
        self.model = model
        self.threads = max(1, threads)
        let net = try LetterNet(contentsOf: model)
        labels = net.labels
        margin = net.preprocessor.margin
        threshold = net.threshold
        do {
            known = Self.signers(in: try ModelFile(contentsOf: model).metadata)
        } catch {
            throw .model(error)
        }
    }

    /// The metadata key of a model file's record of its training.
    package static let cardKey = "training"

    /// Returns the signers of a model's training pictures from its metadata; empty if it has no record of them.
    package static func signers(in metadata: [String: String]) -> Set<String> {
        struct Card: Decodable { var signers: [String] }
        guard let text = metadata[cardKey], let card = try? JSONDecoder().decode(Card.self, from: Data(text.utf8))
        else { return [] }
        return Set(card.signers)
    }

    /// Returns the pictures of a set without letters that the model was not trained on.
    ///
    /// These are the pictures of signers who are not in the model's record, and in sets without signers the pictures
    /// that a training holds out.
    public func unseen(of set: Dataset) -> Dataset {
        HoldOut.part(set, judged: Set(set.signers).subtracting(known)).held
    }

    /// Returns the other pictures of such a set: those that a training may use.
    public func seen(of set: Dataset) -> Dataset {
        HoldOut.part(set, judged: Set(set.signers).subtracting(known)).train
    }

    /// Returns the model's predictions for a set.
    ///
    /// - Throws: `LetterNetError` if the file has changed since it was opened.
    public func predictions(for set: Dataset) throws(LetterNetError) -> Predictions {
        let count = set.samples.count
        var parts = [Result<[Predictions.Item], LetterNetError>](repeating: .success([]), count: threads)
        parts.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                let range = count * thread / threads..<count * (thread + 1) / threads
                places[thread] = Result { () throws(LetterNetError) in try answers(for: set, in: range) }
            }
        }
        var items: [Predictions.Item] = []
        for part in parts { items += try part.get() }
        return Predictions(labels: labels, items: items)
    }

    private func answers(for set: Dataset, in range: Range<Int>) throws(LetterNetError) -> [Predictions.Item] {
        let net = try LetterNet(contentsOf: model)
        let noAnswer = [Float](repeating: 0, count: labels.count)
        return range.map { index in
            let sample = set.samples[index]
            let frame = Frame(sample.image, sequence: index)
            let region = sample.region.square(scaledBy: net.preprocessor.margin)
            // A sample with an empty region has no prediction and counts as a wrong answer.
            let prediction = try? net.predict(frame, in: region, mirrored: sample.mirrored)
            return Predictions.Item(
                sample: index, truth: labels.firstIndex(of: sample.label), label: sample.label, signer: sample.signer,
                probabilities: prediction?.probabilities ?? noAnswer)
        }
    }
}
