import Basics
import Datasets
import FoundationEssentials
import Imaging
import Recognition

/// End-to-end metrics from a frame to a letter, as `trainer evaluate --frames` prints them.
///
/// Every frame is read on its own, without tracking. If the intersection over union of the found box and a labelled box
/// is not above 0.5, the hand counts as not found and its letter as misread.
public struct FrameEvaluation: Sendable, Equatable, Codable {
    /// The metrics of one signer.
    public struct Signer: Sendable, Equatable, Codable {
        /// The number of labelled hands.
        public var hands = 0
        /// The number of labelled hands that show a still letter.
        public var stillCount = 0
        /// The share of the hands that are found.
        public var recall = 0.0
        /// The share of the hands that are among the locator's detections.
        public var proposed = 0.0
        /// The mean intersection over union of the found hands with their labelled boxes.
        public var meanIoU = 0.0
        /// The share of the still letters that are read correctly in the labelled boxes.
        public var givenStillLetters = 0.0
        /// The share of the still letters that are found and read correctly.
        public var stillLetters = 0.0
        /// Whether the signer's pictures are flipped, as in the recognizer: if that gives the higher confidence.
        public var mirrored = false
    }

    /// The number of labelled hands.
    public var hands = 0
    /// The share of the still letters that are found and read correctly.
    public var endToEndStillLetters = 0.0
    /// The mean over signers of `Signer.stillLetters`.
    public var meanOverSigners = 0.0
    /// The share of the hands that are found.
    public var locatorRecall = 0.0
    /// The mean over signers of `Signer.recall`.
    public var recallMeanOverSigners = 0.0
    /// The mean over signers of `Signer.proposed`.
    public var proposedMeanOverSigners = 0.0
    /// The mean over signers of `Signer.givenStillLetters`.
    public var givenMeanOverSigners = 0.0
    /// The mean intersection over union of the found hands with their labelled boxes.
    public var meanIoU = 0.0
    /// The lowest confidence of a detected hand.
    public var threshold = 0.0
    /// The metrics by signer.
    public var perSigner: [String: Signer] = [:]
    /// The share of pictures without letters in which a hand is found within a second, by set and kind.
    public var falseHands: [String: Double] = [:]
    /// The share of these pictures for which a letter is typed.
    public var falseLetters: [String: Double] = [:]

    /// What was read in a frame, flipped or not.
    public struct View: Sendable, Equatable {
        /// The box of the hand that was read; nil if none was found.
        public var box: Region?
        /// The most probable label.
        package var letter: String
        /// The probability of the label, 0…1.
        package var probability: Float
    }

    /// A labelled hand and what was read of it.
    public struct Outcome: Sendable {
        /// The index of the frame.
        public var frame: Int
        /// The labelled hand.
        public var hand: LabelledFrame.Hand
        /// What was read in the frame: unflipped, then flipped.
        public var views: [View]
        /// What was read in the labelled box: unflipped, then flipped.
        public var given: [View]
        /// The locator's detection that overlaps most with the labelled box.
        public var proposed: Region?
    }

    /// Computes the metrics.
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

    /// Adds the rates of detected hands and typed letters in pictures without letters, by their kind.
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

    /// Whether flipping a signer's pictures gives the higher mean confidence, which is how the recognizer decides.
    ///
    /// A hand that is found only in one of the two orientations has confidence 0 in the other.
    private static func readsBetterMirrored(_ outcomes: [Outcome]) -> Bool {
        let confidences = (0..<2).map { index in
            mean(outcomes.map { $0.views[index].box == nil ? 0 : Double($0.views[index].probability) })
        }
        return confidences[1] > confidences[0]
    }

    /// The result for a hand in the orientation in which the signer's pictures are read.
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

    /// A hand is found if the intersection over union of its box and the found box is above this.
    static let leastOverlap = 0.5

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    private static func share<Item>(_ items: [Item], _ isSo: (Item) -> Bool) -> Double {
        items.isEmpty ? 0 : Double(items.count(where: isSo)) / Double(items.count)
    }

    /// Returns the metrics as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        try FiguresText.json(self)
    }

    /// The metrics as a table.
    public var text: String {
        let percent = FiguresText.percent
        let rows = perSigner.sorted { $0.key < $1.key }.map { name, signer in
            [
                name, "\(signer.hands)", percent(signer.proposed), percent(signer.recall),
                String(printf: "%.3f", signer.meanIoU), percent(signer.givenStillLetters),
                percent(signer.stillLetters),
            ]
        }
        let heading = ["signer", "hands", "proposed", "found", "IoU", "boxes given", "still letters"]
        var lines = ([heading] + rows).map { FiguresText.row($0, widths: [20, 7, 10, 10, 8, 13, 15]) }
        lines.append("")
        lines.append("hands found                   \(percent(locatorRecall)), mean \(percent(recallMeanOverSigners))")
        lines.append("proposed by the locator       mean \(percent(proposedMeanOverSigners))")
        lines.append("mean IoU                      \(String(printf: "%.3f", meanIoU))")
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
    /// Returns the box that was found in the orientation in which the signer's pictures are read; nil if none was.
    public func box(of outcome: Outcome, signer: String) -> Region? {
        outcome.views[perSigner[signer]?.mirrored == true ? 1 : 0].box
    }

    /// Whether a hand was found.
    public func isFound(_ outcome: Outcome, signer: String) -> Bool {
        (box(of: outcome, signer: signer)?.iou(with: outcome.hand.box) ?? 0) > Self.leastOverlap
    }
}
