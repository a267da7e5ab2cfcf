import Foundation
import Imaging
import Recognition

/// Reads whole frames as the recognizer does: a locator finds the hand, and the letter network reads it.
public final class FrameReader {
    private let net: LocatorNet
    private let letters: LetterNet
    private let folding: StillFolding

    /// Opens the two models.
    ///
    /// - Throws: `LocatorNetError` or `LetterNetError` when a file is no such model.
    public init(locator: URL, letters: URL) throws {
        net = try LocatorNet(contentsOf: locator)
        self.letters = try LetterNet(contentsOf: letters)
        folding = StillFolding(labels: self.letters.labels)
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

    /// The surest hand in each picture of a set, nil where none is seen.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    public func hands(in set: Dataset) throws(ImageError) -> [HandSighting?] {
        let locator = TrackingLocator(net, margin: letters.preprocessor.margin)
        return try set.samples.map { sample throws(ImageError) in try locator.hands(in: Frame(sample.image)).first }
    }

    private func read(
        _ labelled: LabelledFrame, number: Int
    ) throws(ImageError) -> [FrameEvaluation.Outcome] {
        let frame = Frame(labelled.image)
        let chosen = try [false, true].map { mirrored throws(ImageError) in try view(of: frame, mirrored: mirrored) }
        // Of several labelled hands the program reads one; the others have to be seen.
        let locator = TrackingLocator(net, margin: letters.preprocessor.margin)
        let others = labelled.hands.count > 1 ? try locator.hands(in: frame).map(\.box) : []
        var outcomes: [FrameEvaluation.Outcome] = []
        for hand in labelled.hands {
            var views = chosen
            let best = others.max { $0.overlap(with: hand.box) < $1.overlap(with: hand.box) }
            if let best, best.overlap(with: hand.box) > (chosen[0].box?.overlap(with: hand.box) ?? 0) {
                views = try [false, true].map { mirrored throws(ImageError) in
                    try view(of: frame, box: best, mirrored: mirrored)
                }
            }
            outcomes.append(FrameEvaluation.Outcome(frame: number, hand: hand, views: views))
        }
        return outcomes
    }

    /// What the program reads in a frame that follows no other.
    private func view(of frame: Frame, mirrored: Bool) throws(ImageError) -> FrameEvaluation.View {
        var locator = TrackingLocator(net, margin: letters.preprocessor.margin)
        guard try locator.read(frame, by: letters, mirrored: mirrored) != nil, let hand = locator.hand else {
            return FrameEvaluation.View(box: nil, letter: LetterLabels.nothing, probability: 0)
        }
        return answer(about: hand.box)
    }

    /// What it would read in another hand's box.
    private func view(of frame: Frame, box: Region, mirrored: Bool) throws(ImageError) -> FrameEvaluation.View {
        try letters.read(frame, in: box.square(scaledBy: letters.preprocessor.margin), mirrored: mirrored)
        return answer(about: box)
    }

    private func answer(about box: Region) -> FrameEvaluation.View {
        // One frame shows no movement.
        let best = zip(letters.labels, folding.folded(letters.probabilities)).max { $0.1 < $1.1 }
        return FrameEvaluation.View(
            box: box, letter: best?.0 ?? LetterLabels.nothing, probability: best?.1 ?? 0)
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
