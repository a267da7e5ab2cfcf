import Foundation
import Imaging
import Recognition

/// Reads whole frames as the recognizer does: a locator finds the hand, and the letter network reads it.
public final class FrameReader {
    private let net: LocatorNet
    private let letters: LetterNet

    /// Opens the two models.
    ///
    /// - Throws: `LocatorNetError` or `LetterNetError` when a file is no such model.
    public init(locator: URL, letters: URL) throws {
        net = try LocatorNet(contentsOf: locator)
        self.letters = try LetterNet(contentsOf: letters)
    }

    /// What becomes of every labelled hand, and the figures.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    public func evaluate(
        _ frames: [LabelledFrame]
    ) throws(ImageError) -> (evaluation: FrameEvaluation, outcomes: [FrameEvaluation.Outcome]) {
        var outcomes: [FrameEvaluation.Outcome] = []
        for (number, frame) in frames.enumerated() { outcomes += try read(frame, number: number) }
        return (FrameEvaluation(outcomes, frames: frames, threshold: net.threshold), outcomes)
    }

    /// Share of pictures in which a hand is seen, by the pictures' kind.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    public func shareWithHands(in set: Dataset) throws(ImageError) -> [String: Double] {
        var seen: [String: (count: Int, with: Int)] = [:]
        for sample in set.samples {
            var locator = TrackingLocator(net, margin: letters.preprocessor.margin)
            let isSeen = try locator.locate(in: Frame(sample.image)) != nil
            seen[sample.signer, default: (0, 0)].count += 1
            if isSeen { seen[sample.signer, default: (0, 0)].with += 1 }
        }
        return seen.mapValues { Double($0.with) / Double($0.count) }
    }

    private func read(
        _ labelled: LabelledFrame, number: Int
    ) throws(ImageError) -> [FrameEvaluation.Outcome] {
        let frame = Frame(labelled.image)
        var locator = TrackingLocator(net, margin: letters.preprocessor.margin)
        _ = try locator.locate(in: frame)
        let chosen = locator.hand.map { [$0.box] } ?? []
        // Of several labelled hands the program reads one; the others have to be seen.
        let boxes = labelled.hands.count > 1 ? chosen + (try locator.hands(in: frame).map(\.box)) : chosen
        var outcomes: [FrameEvaluation.Outcome] = []
        for hand in labelled.hands {
            let box = boxes.max { $0.overlap(with: hand.box) < $1.overlap(with: hand.box) }
            outcomes.append(
                FrameEvaluation.Outcome(
                    frame: number, hand: hand, box: box, overlap: box?.overlap(with: hand.box) ?? 0,
                    answers: try answers(in: box, of: frame)))
        }
        return outcomes
    }

    /// The most probable answer in a hand's box, as it is and flipped.
    private func answers(
        in box: Region?, of frame: Frame
    ) throws(ImageError) -> [(letter: String, probability: Float)] {
        guard let box else { return [(LetterLabels.nothing, 0), (LetterLabels.nothing, 0)] }
        var answers: [(letter: String, probability: Float)] = []
        for mirrored in [false, true] {
            try letters.read(frame, in: box.square(scaledBy: letters.preprocessor.margin), mirrored: mirrored)
            let best = zip(letters.labels, letters.probabilities).max { $0.1 < $1.1 }
            answers.append((best?.0 ?? LetterLabels.nothing, best?.1 ?? 0))
        }
        return answers
    }
}

extension Frame {
    /// A picture as a frame that follows no other.
    init(_ image: GreyImage) {
        self.init(
            format: .grey, width: image.width, height: image.height, stride: image.width, time: 0, sequence: 0,
            storage: FrameStorage(copying: image.pixels))
    }
}
