import Basics
import Datasets
import Foundation
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

    /// The most pictures of a letter of one signer, and the views of each.
    private static let (mostTakes, views) = (6, 4)
    /// Signers with fewer letters teach little.
    private static let fewestLetters = 12

    /// Takes letters that were read already.
    init(signers: [[[Take]]]) { self.signers = signers }

    /// Reads the pictures of a set.
    ///
    /// - Parameter letters: the letter model.
    /// - Throws: `LetterNetError` if the model cannot be loaded.
    public init(_ set: Dataset, letters: URL, seed: UInt64) throws(LetterNetError) {
        _ = try LetterNet(contentsOf: letters)
        let groups = Dictionary(grouping: set.samples.filter { !LetterLabels.moving.contains($0.label) }, by: \.signer)
            .sorted { $0.key < $1.key }
        let read = concurrentMap(groups.count, block: 1) { index in
            Self.takes(of: groups[index].value, letters: letters, seed: seed &+ UInt64(index))
        }
        signers = read.filter { $0.count { !$0.isEmpty } >= Self.fewestLetters }
    }

    private static func takes(of samples: [Sample], letters: URL, seed: UInt64) -> [[Take]] {
        guard let net = try? LetterNet(contentsOf: letters) else { return [] }
        var generator = SeededGenerator(seed: seed)
        var augmenter = Augmenter(Augmentation(.full), margin: net.preprocessor.margin)
        let side = Double(Augmenter.side)
        let alphabet = LetterLabels.alphabet + [LetterLabels.nothing]
        let places = alphabet.map { net.labels.firstIndex(of: $0) }
        return LetterLabels.alphabet.map { letter in
            let found = samples.filter { $0.label == letter }
            let step = max(found.count / mostTakes, 1)
            return stride(from: 0, to: found.count, by: step).prefix(mostTakes).map { index in
                (0..<views).compactMap { _ in
                    let picture = augmenter.picture(of: found[index], using: &generator)
                    let prediction = try? net.predict(
                        Frame(picture.image), in: Region(x: 0, y: 0, width: side, height: side),
                        mirrored: found[index].mirrored)
                    return prediction.map { prediction in places.map { $0.map { prediction.probabilities[$0] } ?? 0 } }
                }
            }
        }
    }
}
