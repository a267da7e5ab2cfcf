import Basics
import Datasets
import FoundationEssentials
import Imaging
import Recognition

/// What the letter network reads in photographs of held letters, by signer: real hands for the training of the sequence
/// network.
///
/// The pictures are augmented, so that the network errs on them about as often as on people it has never seen.
public struct HeldLetters: Sendable {
    /// The probabilities of A to Z and "nothing" in several views of one picture.
    typealias Take = [[Float]]

    /// For every signer, the takes of each letter from A to Z.
    let signers: [[[Take]]]
    /// Takes of hands that sign no letter, and of what is no hand.
    let others: [Take]

    /// The most pictures of a letter of one signer, and the views of each.
    private static let (mostTakes, views) = (6, 4)
    /// Signers with fewer letters teach little.
    private static let fewestLetters = 12

    /// Takes letters that were read already.
    init(signers: [[[Take]]], others: [Take] = []) { (self.signers, self.others) = (signers, others) }

    /// Reads the pictures of two sets.
    ///
    /// - Parameters:
    ///   - set: letters.
    ///   - negatives: pictures without letters.
    ///   - letters: the letter model.
    /// - Throws: `LetterNetError` if the model cannot be loaded.
    public init(
        _ set: Dataset, negatives: Dataset, letters: URL, seed: UInt64
    ) throws(LetterNetError) {
        let groups = Dictionary(grouping: set.samples.filter { !LetterLabels.moving.contains($0.label) }, by: \.signer)
            .sorted { $0.key < $1.key }
        let read = concurrentMap(groups.count, block: 1) { index in
            Result { () throws(LetterNetError) in
                try Self.takes(of: groups[index].value, letters: letters, seed: seed &+ UInt64(index))
            }
        }
        signers = try read.map { part throws(LetterNetError) in try part.get() }.filter {
            $0.count { !$0.isEmpty } >= Self.fewestLetters
        }
        let blocks = 16
        let parts = concurrentMap(blocks, block: 1) { block in
            Result { () throws(LetterNetError) in
                var reader = try Reader(letters: letters, seed: seed &+ 10_000 &+ UInt64(block))
                return stride(from: block, to: negatives.samples.count, by: blocks).map { index in
                    reader.take(of: negatives.samples[index])
                }
            }
        }
        others = try parts.map { part throws(LetterNetError) in try part.get() }.flatMap(\.self)
    }

    private static func takes(of samples: [Sample], letters: URL, seed: UInt64) throws(LetterNetError) -> [[Take]] {
        var reader = try Reader(letters: letters, seed: seed)
        return LetterLabels.alphabet.map { letter in
            let found = samples.filter { $0.label == letter }
            let step = max(found.count / mostTakes, 1)
            return stride(from: 0, to: found.count, by: step).prefix(mostTakes).map { reader.take(of: found[$0]) }
        }
    }

    /// Reads augmented pictures.
    private struct Reader {
        private let net: LetterNet
        /// The network's outputs for A to Z and "nothing"; nil for one that it does not have.
        private let outputs: [Int?]
        private var augmenter: Augmenter
        private var generator: SeededGenerator

        /// Prepares to read.
        init(letters: URL, seed: UInt64) throws(LetterNetError) {
            let net = try LetterNet(contentsOf: letters)
            self.net = net
            outputs = (LetterLabels.alphabet + [LetterLabels.nothing]).map { net.labels.firstIndex(of: $0) }
            augmenter = Augmenter(Augmentation(.full), margin: net.preprocessor.margin)
            generator = SeededGenerator(seed: seed)
        }

        /// What is read in several views of a picture.
        mutating func take(of sample: Sample) -> Take {
            let side = Double(Augmenter.side)
            return (0..<HeldLetters.views).compactMap { _ -> [Float]? in
                let picture = augmenter.picture(of: sample, using: &generator)
                let prediction = try? net.predict(
                    Frame(picture.image), in: Region(x: 0, y: 0, width: side, height: side),
                    mirrored: sample.mirrored)
                return prediction.map { prediction in outputs.map { $0.map { prediction.probabilities[$0] } ?? 0 } }
            }
        }
    }
}
