import Basics
import Datasets
import Imaging
import Recognition

/// Draws the pictures of an epoch so that every signer has the same weight, and every letter within a signer.
///
/// Within one signer and letter, every picture is drawn once before any is drawn again. Rendered pictures have a fixed
/// share: any number of them can be rendered, and they must not outnumber the photographs. Photographs of hands that
/// show no letter come from few people, so the rendered share is twice as high there.
public struct BalancedSampler: Sendable {
    /// The indices of one signer's pictures, grouped by label.
    private typealias Signer = [[Int]]

    /// The signers of photographs and those of rendered pictures.
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

    /// Groups the pictures of a data set.
    ///
    /// - Parameters:
    ///   - set: The pictures, including those without a letter.
    ///   - nothingShare: The share of drawn pictures without a letter; ignored if all pictures have one, or none has.
    ///   - renderedShare: The share of rendered pictures among the letters; ignored if all letters are rendered, or
    ///     none is.
    public init(_ set: Dataset, nothingShare: Float, renderedShare: Float = 0) {
        func signers(where isIncluded: (Sample) -> Bool) -> [Signer] {
            let indices = set.samples.indices.filter { isIncluded(set.samples[$0]) }
            let bySigner = Dictionary(grouping: indices) { set.samples[$0].signer }.sorted { $0.key < $1.key }
            return bySigner.map { _, pictures in
                Dictionary(grouping: pictures) { set.samples[$0].label }.sorted { $0.key < $1.key }.map(\.value)
            }
        }
        func pool(where isIncluded: (Sample) -> Bool) -> Pool {
            Pool(
                photographed: signers { isIncluded($0) && !$0.isRendered },
                rendered: signers { isIncluded($0) && $0.isRendered })
        }
        letters = pool { $0.label != LetterLabels.nothing }
        nothing = pool { $0.label == LetterLabels.nothing }
        self.nothingShare = nothing.isEmpty ? 0 : (letters.isEmpty ? 1 : nothingShare)
        self.renderedShare = renderedShare
    }

    /// Returns the indices of an epoch's pictures, in the order in which the network sees them.
    public func epoch(_ number: Int, count: Int, seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed ^ 0x5341_4D50_4C45, draw: number)
        var letterQueues = PoolQueues(letters)
        var nothingQueues = PoolQueues(nothing)
        return (0..<count).map { _ in
            if generator.happens(nothingShare) {
                nothingQueues.draw(renderedShare: min(2 * renderedShare, 1), using: &generator)
            } else {
                letterQueues.draw(renderedShare: renderedShare, using: &generator)
            }
        }
    }

    /// A pool with a queue for each signer and label, used for one epoch.
    private struct PoolQueues {
        private var photographed: [[ShuffledQueue]]
        private var rendered: [[ShuffledQueue]]

        init(_ pool: Pool) {
            photographed = pool.photographed.map { $0.map { ShuffledQueue($0) } }
            rendered = pool.rendered.map { $0.map { ShuffledQueue($0) } }
        }

        /// Draws the index of one picture, which is rendered with the given probability.
        mutating func draw(renderedShare: Float, using generator: inout SeededGenerator) -> Int {
            if rendered.isEmpty { return Self.draw(from: &photographed, using: &generator) }
            return photographed.isEmpty || generator.happens(renderedShare)
                ? Self.draw(from: &rendered, using: &generator) : Self.draw(from: &photographed, using: &generator)
        }

        private static func draw(
            from signers: inout [[ShuffledQueue]], using generator: inout SeededGenerator
        ) -> Int {
            let signer = generator.index(below: signers.count)
            let label = generator.index(below: signers[signer].count)
            return signers[signer][label].next(using: &generator)
        }
    }

    /// Returns indices in random order, each once before they are shuffled and returned again.
    private struct ShuffledQueue {
        private var indices: [Int]
        private var position: Int

        init(_ indices: [Int]) {
            self.indices = indices
            position = indices.count
        }

        mutating func next(using generator: inout SeededGenerator) -> Int {
            if position == indices.count {
                indices.shuffle(using: &generator)
                position = 0
            }
            position += 1
            return indices[position - 1]
        }
    }
}
