import Datasets
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
        /// Those of them that show a still letter.
        public var stillCount = 0
        /// Share of the hands that are found.
        public var recall = 0.0
        /// Share of them that are among the places that the locator proposes.
        public var proposed = 0.0
        /// Mean overlap of those that are found with their boxes.
        public var meanIoU = 0.0
        /// Share of the still letters that are read right in the labelled boxes.
        public var givenStillLetters = 0.0
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
    /// Share of the hands that are among the places that the locator proposes, as a mean over people.
    public var proposedMeanOverSigners = 0.0
    /// Share of the still letters that are read right in the labelled boxes, as a mean over people.
    public var givenMeanOverSigners = 0.0
    /// Mean overlap of the found hands with their boxes.
    public var meanIoU = 0.0
    /// The confidence from which on a hand is there.
    public var threshold = 0.0
    /// By person.
    public var perSigner: [String: Signer] = [:]
    /// Share of pictures without letters in which a hand is seen when they are shown for a second, by set and kind.
    public var falseHands: [String: Double] = [:]
    /// Share of them for which a letter is typed.
    public var falseLetters: [String: Double] = [:]

    /// What was read in a frame, flipped or not.
    public struct View: Sendable, Equatable {
        /// The box of the hand that was read; nil where none was found.
        public var box: Region?
        /// The most probable answer.
        package var letter: String
        /// Its probability, 0…1.
        package var probability: Float
    }

    /// One labelled hand and what became of it.
    public struct Outcome: Sendable {
        /// Number of the frame.
        public var frame: Int
        /// What the hand says, and where it is.
        public var hand: LabelledFrame.Hand
        /// What was read in the picture as it is, and flipped.
        public var views: [View]
        /// What is read in the labelled box, as it is and flipped.
        public var given: [View]
        /// Of the places that the locator proposes the one nearest to the hand.
        public var proposed: Region?
    }

    /// Works the figures out.
    public init(_ outcomes: [Outcome], frames: [LabelledFrame], threshold: Float) {
        let people = Dictionary(grouping: outcomes) { frames[$0.frame].signer }.mapValues { outcomes in
            let mirrored = Self.readsBetterMirrored(outcomes)
            return outcomes.map { Result($0, mirrored: mirrored) }
        }
        let results = people.sorted { $0.key < $1.key }.flatMap(\.value)
        perSigner = people.mapValues(Self.signer)
        hands = results.count
        self.threshold = Double(threshold)
        locatorRecall = Self.share(results, \.isFound)
        meanIoU = Self.mean(results.filter(\.isFound).map(\.iou))
        endToEndStillLetters = Self.share(results.filter(\.isStill), \.isRight)
        let signers = perSigner.sorted { $0.key < $1.key }.map(\.value)
        let readable = signers.filter { $0.stillCount > 0 }
        meanOverSigners = Self.mean(readable.map(\.stillLetters))
        givenMeanOverSigners = Self.mean(readable.map(\.givenStillLetters))
        recallMeanOverSigners = Self.mean(signers.map(\.recall))
        proposedMeanOverSigners = Self.mean(signers.map(\.proposed))
    }

    /// Adds how often a hand is seen, and a letter typed, where pictures without letters are shown, by their kind.
    public mutating func add(_ shown: [(region: Region?, typed: String)], of set: Dataset, name: String) {
        for (kind, indices) in set.indices(by: \.signer) {
            falseHands["\(name)/\(kind)"] = Self.share(indices) { shown[$0].region != nil }
            falseLetters["\(name)/\(kind)"] = Self.share(indices) { !shown[$0].typed.isEmpty }
        }
    }

    private static func signer(_ results: [Result]) -> Signer {
        Signer(
            hands: results.count, stillCount: results.count(where: \.isStill),
            recall: share(results, \.isFound),
            proposed: share(results, \.isProposed), meanIoU: mean(results.filter(\.isFound).map(\.iou)),
            givenStillLetters: share(results.filter(\.isStill), \.isRightGiven),
            stillLetters: share(results.filter(\.isStill), \.isRight), mirrored: results.first?.mirrored ?? false)
    }

    /// Whether pictures of a person are flipped, decided as the recognizer does: by which way is surer.
    ///
    /// A hand that is seen one way round may be none the other way round.
    private static func readsBetterMirrored(_ outcomes: [Outcome]) -> Bool {
        let sureness = (0..<2).map { way in
            mean(outcomes.map { $0.views[way].box == nil ? 0 : Double($0.views[way].probability) })
        }
        return sureness[1] > sureness[0]
    }

    /// What became of a hand in the way in which the person's pictures are read.
    private struct Result {
        var mirrored: Bool
        var iou: Double
        var isStill: Bool
        var isRight: Bool
        var isRightGiven: Bool
        var isProposed: Bool
        var isFound: Bool { iou > FrameEvaluation.leastOverlap }

        init(_ outcome: Outcome, mirrored: Bool) {
            let view = outcome.views[mirrored ? 1 : 0]
            self.mirrored = mirrored
            iou = view.box?.iou(with: outcome.hand.box) ?? 0
            isStill =
                LetterLabels.alphabet.contains(outcome.hand.label)
                && !LetterLabels.moving.contains(outcome.hand.label)
            isRight = view.letter == outcome.hand.label && iou > FrameEvaluation.leastOverlap
            isRightGiven = outcome.given[mirrored ? 1 : 0].letter == outcome.hand.label
            isProposed = (outcome.proposed?.iou(with: outcome.hand.box) ?? 0) > FrameEvaluation.leastOverlap
        }
    }

    /// A hand is found by a box that overlaps by more than this (intersection over union).
    static let leastOverlap = 0.5

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
        try FiguresText.json(self)
    }

    /// The figures as a table.
    public var text: String {
        let percent = FiguresText.percent
        let rows = perSigner.sorted { $0.key < $1.key }.map { name, signer in
            [
                name, "\(signer.hands)", percent(signer.proposed), percent(signer.recall),
                String(format: "%.3f", signer.meanIoU), percent(signer.givenStillLetters),
                percent(signer.stillLetters),
            ]
        }
        let heading = ["signer", "hands", "proposed", "found", "IoU", "boxes given", "still letters"]
        var lines = ([heading] + rows).map { FiguresText.row($0, widths: [20, 7, 10, 10, 8, 13, 15]) }
        lines.append("")
        lines.append("hands found                   \(percent(locatorRecall)), mean \(percent(recallMeanOverSigners))")
        lines.append("proposed by the locator       mean \(percent(proposedMeanOverSigners))")
        lines.append("mean IoU                      \(String(format: "%.3f", meanIoU))")
        lines.append("still letters, end to end     \(percent(endToEndStillLetters))")
        lines.append("the same, mean over signers   \(percent(meanOverSigners))")
        lines.append("boxes given, mean over signers \(percent(givenMeanOverSigners))")
        for (name, rate) in falseHands.sorted(by: { $0.key < $1.key }) {
            lines.append("hands seen in \(name): \(percent(rate)), letters typed: \(percent(falseLetters[name] ?? 0))")
        }
        return lines.joined(separator: "\n")
    }
}

extension FrameEvaluation {
    /// What of a hand was found in the way in which the person's pictures are read; nil where nothing was.
    public func box(of outcome: Outcome, signer: String) -> Region? {
        outcome.views[perSigner[signer]?.mirrored == true ? 1 : 0].box
    }

    /// Whether a hand was found.
    public func isFound(_ outcome: Outcome, signer: String) -> Bool {
        (box(of: outcome, signer: signer)?.iou(with: outcome.hand.box) ?? 0) > Self.leastOverlap
    }
}
