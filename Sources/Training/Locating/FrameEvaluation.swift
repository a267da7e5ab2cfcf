import Foundation
import Imaging
import Recognition

/// The figures of the whole way from a frame to a letter, as `trainer evaluate --frames` prints them.
///
/// Every frame stands alone: nothing is followed from one to the next. A hand whose box overlaps with the one that was
/// found by no more than a half (intersection over union) counts as not found, and its letter as misread.
public struct FrameEvaluation: Sendable, Equatable, Codable {
    /// The figures of one person.
    public struct Signer: Sendable, Equatable, Codable {
        /// Labelled hands.
        public var hands = 0
        /// Share of them that are found.
        public var recall = 0.0
        /// Mean overlap of those with their boxes.
        public var meanIoU = 0.0
        /// Share of the still letters that are found and read right.
        public var stillLetters = 0.0
        /// Whether pictures were flipped before they were read, decided as the recognizer does: by which way is surer.
        public var mirrored = false
    }

    /// Labelled hands.
    public var hands = 0
    /// Share of the still letters that are found and read right.
    public var endToEndStillLetters = 0.0
    /// The same as a mean over people.
    public var meanOverSigners = 0.0
    /// Share of the hands that are found.
    public var locatorRecall = 0.0
    /// The same as a mean over people.
    public var recallMeanOverSigners = 0.0
    /// Mean overlap of the found hands with their boxes.
    public var meanIoU = 0.0
    /// The confidence from which on a hand is there.
    public var threshold = 0.0
    /// By person.
    public var perSigner: [String: Signer] = [:]
    /// Share of pictures without hands in which one is seen, by set and kind.
    public var falseHands: [String: Double] = [:]

    /// What was read in a frame, flipped or not.
    public struct View: Sendable, Equatable {
        /// The box of the hand that was read; nil where none was found.
        public var box: Region?
        /// The most probable answer.
        var letter: String
        /// Its probability, 0…1.
        var probability: Float
    }

    /// One labelled hand and what became of it.
    public struct Outcome: Sendable {
        /// Number of the frame.
        public var frame: Int
        /// What the hand says, and where it is.
        public var hand: LabelledFrame.Hand
        /// What was read in the picture as it is, and flipped.
        public var views: [View]
    }

    /// Works the figures out.
    public init(_ outcomes: [Outcome], frames: [LabelledFrame], threshold: Float) {
        let people = Dictionary(grouping: outcomes) { frames[$0.frame].signer }
        perSigner = people.mapValues(Self.signer)
        hands = outcomes.count
        self.threshold = Double(threshold)
        let found = outcomes.filter(\.isFound)
        locatorRecall = Self.share(outcomes, \.isFound)
        meanIoU = Self.mean(found.map(\.overlap))
        let still = people.flatMap { signer, outcomes in
            outcomes.filter(\.isStill).map { $0.isRight(mirrored: perSigner[signer]?.mirrored ?? false) }
        }
        endToEndStillLetters = Self.share(still, \.self)
        let signers = people.filter { $0.value.contains(where: \.isStill) }.keys.sorted()
        meanOverSigners = Self.mean(signers.compactMap { perSigner[$0]?.stillLetters })
        recallMeanOverSigners = Self.mean(perSigner.sorted { $0.key < $1.key }.map(\.value.recall))
    }

    /// Adds how often a hand is seen in pictures without hands, by their kind.
    public mutating func add(_ hands: [HandSighting?], in set: Dataset, name: String) {
        for (kind, indices) in set.indices(by: \.signer) {
            falseHands["\(name)/\(kind)"] = Self.share(indices) { hands[$0] != nil }
        }
    }

    private static func signer(_ outcomes: [Outcome]) -> Signer {
        let surer = (0..<2).map { way in
            mean(outcomes.filter(\.isFound).map { Double($0.views[way].probability) })
        }
        let mirrored = surer[1] > surer[0]
        return Signer(
            hands: outcomes.count, recall: share(outcomes, \.isFound),
            meanIoU: mean(outcomes.filter(\.isFound).map(\.overlap)),
            stillLetters: share(outcomes.filter(\.isStill)) { $0.isRight(mirrored: mirrored) }, mirrored: mirrored)
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    private static func share<Item>(_ items: [Item], _ isSo: (Item) -> Bool) -> Double {
        items.isEmpty ? 0 : Double(items.count(where: isSo)) / Double(items.count)
    }

    /// The figures as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The figures as a table.
    public var text: String {
        func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
        let rows = perSigner.sorted { $0.key < $1.key }.map { name, signer in
            [
                name, "\(signer.hands)", percent(signer.recall), String(format: "%.3f", signer.meanIoU),
                percent(signer.stillLetters),
            ]
        }
        let table = ([["signer", "hands", "found", "IoU", "still letters"]] + rows).map { row in
            zip(row, [20, 7, 10, 8, 15]).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: max(cell.1 - cell.0.count, 1))
                return column == 0 ? cell.0 + padding : padding + cell.0
            }.joined()
        }
        var lines = table
        lines.append("")
        lines.append("hands found                   \(percent(locatorRecall)), mean \(percent(recallMeanOverSigners))")
        lines.append("mean IoU                      \(String(format: "%.3f", meanIoU))")
        lines.append("still letters, end to end     \(percent(endToEndStillLetters))")
        lines.append("the same, mean over signers   \(percent(meanOverSigners))")
        for (name, rate) in falseHands.sorted(by: { $0.key < $1.key }) {
            lines.append("hands seen in \(name): \(percent(rate))")
        }
        return lines.joined(separator: "\n")
    }
}

extension FrameEvaluation.Outcome {
    /// The box that was read in the picture as it is.
    public var box: Region? { views.first?.box }
    /// How far that overlaps with the hand's.
    public var overlap: Double { box?.overlap(with: hand.box) ?? 0 }
    /// Whether the hand was found.
    public var isFound: Bool { overlap > 0.5 }
    /// Whether the hand says a letter that is no movement.
    var isStill: Bool { LetterLabels.alphabet.contains(hand.label) && !LetterLabels.moving.contains(hand.label) }

    /// Whether the hand was found and its letter read right.
    func isRight(mirrored: Bool) -> Bool {
        let view = views[mirrored ? 1 : 0]
        return view.letter == hand.label && (view.box?.overlap(with: hand.box) ?? 0) > 0.5
    }
}
