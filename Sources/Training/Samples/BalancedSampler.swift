import Imaging
import Recognition

/// Chooses the pictures of an epoch so that people weigh evenly, then each one's letters.
///
/// Within a person's letter every picture comes once before any comes again.
public struct BalancedSampler: Sendable {
    /// A person's pictures by label.
    private typealias Signer = [[Int]]

    private let letters: [Signer]
    private let nothing: [Signer]
    /// The share of pictures without a letter, 0…1.
    public let nothingShare: Float

    /// Sorts a set's pictures.
    ///
    /// - Parameters:
    ///   - set: The pictures, those without letters among them.
    ///   - nothingShare: How many of those that are drawn shall have no letter; ignored where all or none have one.
    public init(_ set: Dataset, nothingShare: Float) {
        func groups(_ wanted: (String) -> Bool) -> [Signer] {
            let indices = set.samples.indices.filter { wanted(set.samples[$0].label) }
            let signers = Dictionary(grouping: indices) { set.samples[$0].signer }.sorted { $0.key < $1.key }
            return signers.map { _, pictures in
                Dictionary(grouping: pictures) { set.samples[$0].label }.sorted { $0.key < $1.key }.map(\.value)
            }
        }
        letters = groups { $0 != LetterLabels.nothing }
        nothing = groups { $0 == LetterLabels.nothing }
        self.nothingShare = nothing.isEmpty ? 0 : (letters.isEmpty ? 1 : nothingShare)
    }

    /// The pictures of an epoch, in the order in which they are to be shown.
    public func epoch(_ number: Int, count: Int, seed: UInt64) -> [Int] {
        var chance = SeededGenerator(seed: seed ^ 0x5341_4D50_4C45, draw: number)
        var letters = letters.map { $0.map { Deck($0) } }
        var nothing = nothing.map { $0.map { Deck($0) } }
        return (0..<count).map { _ in
            if chance.happens(nothingShare) {
                BalancedSampler.draw(from: &nothing, using: &chance)
            } else {
                BalancedSampler.draw(from: &letters, using: &chance)
            }
        }
    }

    private static func draw(from signers: inout [[Deck]], using chance: inout SeededGenerator) -> Int {
        let signer = chance.index(below: signers.count)
        let label = chance.index(below: signers[signer].count)
        return signers[signer][label].next(using: &chance)
    }

    /// Cards that are dealt to the last before they are shuffled again.
    private struct Deck {
        private var cards: [Int]
        private var dealt: Int

        init(_ cards: [Int]) {
            self.cards = cards
            dealt = cards.count
        }

        mutating func next(using chance: inout SeededGenerator) -> Int {
            if dealt == cards.count {
                cards.shuffle(using: &chance)
                dealt = 0
            }
            dealt += 1
            return cards[dealt - 1]
        }
    }
}
