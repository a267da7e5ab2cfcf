import Basics
import Datasets
import Imaging
import Recognition

/// Chooses the pictures of an epoch so that people weigh evenly, then each one's letters.
///
/// Within a person's letter every picture comes once before any comes again. Rendered pictures have a share of their
/// own: they are as many people as one likes, and must not drown the real ones. Of hands that are no letter there are
/// photographs of few people, so among them twice as many are rendered.
public struct BalancedSampler: Sendable {
    /// A person's pictures by label.
    private typealias Signer = [[Int]]

    /// People by how their pictures came to be.
    private struct Pool {
        var photographed: [Signer]
        var rendered: [Signer]

        var isEmpty: Bool { photographed.isEmpty && rendered.isEmpty }
    }

    private let letters: Pool
    private let nothing: Pool
    /// The share of pictures without a letter, 0…1.
    public let nothingShare: Float
    private let renderedShare: Float

    /// Sorts a set's pictures.
    ///
    /// - Parameters:
    ///   - set: The pictures, those without letters among them.
    ///   - nothingShare: How many of those that are drawn shall have no letter; ignored where all or none have one.
    ///   - renderedShare: How many of the letters that are drawn shall be rendered; ignored where all or none are.
    public init(_ set: Dataset, nothingShare: Float, renderedShare: Float = 0) {
        func groups(_ wanted: (Sample) -> Bool) -> [Signer] {
            let indices = set.samples.indices.filter { wanted(set.samples[$0]) }
            let signers = Dictionary(grouping: indices) { set.samples[$0].signer }.sorted { $0.key < $1.key }
            return signers.map { _, pictures in
                Dictionary(grouping: pictures) { set.samples[$0].label }.sorted { $0.key < $1.key }.map(\.value)
            }
        }
        func pool(_ wanted: (Sample) -> Bool) -> Pool {
            Pool(
                photographed: groups { wanted($0) && !$0.isRendered }, rendered: groups { wanted($0) && $0.isRendered })
        }
        letters = pool { $0.label != LetterLabels.nothing }
        nothing = pool { $0.label == LetterLabels.nothing }
        self.nothingShare = nothing.isEmpty ? 0 : (letters.isEmpty ? 1 : nothingShare)
        self.renderedShare = renderedShare
    }

    /// The pictures of an epoch, in the order in which they are to be shown.
    public func epoch(_ number: Int, count: Int, seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed ^ 0x5341_4D50_4C45, draw: number)
        var letters = Decks(letters)
        var nothing = Decks(nothing)
        return (0..<count).map { _ in
            if generator.happens(nothingShare) {
                nothing.draw(renderedShare: min(2 * renderedShare, 1), using: &generator)
            } else {
                letters.draw(renderedShare: renderedShare, using: &generator)
            }
        }
    }

    /// An epoch's cards of a pool.
    private struct Decks {
        private var photographed: [[Deck]]
        private var rendered: [[Deck]]

        init(_ pool: Pool) {
            photographed = pool.photographed.map { $0.map { Deck($0) } }
            rendered = pool.rendered.map { $0.map { Deck($0) } }
        }

        mutating func draw(renderedShare: Float, using generator: inout SeededGenerator) -> Int {
            if rendered.isEmpty { return Self.draw(from: &photographed, using: &generator) }
            return photographed.isEmpty || generator.happens(renderedShare)
                ? Self.draw(from: &rendered, using: &generator) : Self.draw(from: &photographed, using: &generator)
        }

        private static func draw(from signers: inout [[Deck]], using generator: inout SeededGenerator) -> Int {
            let signer = generator.index(below: signers.count)
            let label = generator.index(below: signers[signer].count)
            return signers[signer][label].next(using: &generator)
        }
    }

    /// Cards that are dealt to the last before they are shuffled again.
    private struct Deck {
        private var cards: [Int]
        private var dealt: Int

        init(_ cards: [Int]) {
            self.cards = cards
            dealt = cards.count
        }

        mutating func next(using generator: inout SeededGenerator) -> Int {
            if dealt == cards.count {
                cards.shuffle(using: &generator)
                dealt = 0
            }
            dealt += 1
            return cards[dealt - 1]
        }
    }
}
