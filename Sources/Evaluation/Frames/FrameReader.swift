import Datasets
import FoundationEssentials
import Imaging
import Recognition
import Spelling

/// Evaluates whole frames as the recognizer does: a locator finds the hand, and the letter network reads it.
public final class FrameReader {
    private let net: LocatorNet
    private let letters: LetterNet
    private let merging: MotionLetterMerging

    /// Opens the two models.
    ///
    /// - Throws: `LocatorNetError` or `LetterNetError` if a file is not such a model.
    public init(locator: URL, letters: URL) throws {
        net = try LocatorNet(contentsOf: locator)
        self.letters = try LetterNet(contentsOf: letters)
        merging = MotionLetterMerging(labels: self.letters.labels)
    }

    /// Reads every labelled hand and computes the metrics.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    public func evaluate(
        _ frames: [LabelledFrame]
    ) throws(ImageError) -> (evaluation: FrameEvaluation, outcomes: [FrameEvaluation.Outcome]) {
        var outcomes: [FrameEvaluation.Outcome] = []
        for (number, frame) in frames.enumerated() { outcomes += try read(frame, number: number) }
        return (FrameEvaluation(outcomes, frames: frames, threshold: net.threshold), outcomes)
    }

    /// Shows each picture of a set to the recognizer for a second.
    ///
    /// - Returns: for each picture the region of a hand that was found in any frame, or nil, and the typed text.
    public func shown(
        _ set: Dataset, spelling: SpellingModels, reading: CommitPolicy.Reading = .auto
    ) -> [(region: Region?, typed: String)] {
        set.samples.map { sample in
            var recognizer = recognizer(mirrored: false)
            var speller = spelling.speller(policy: CommitPolicy(for: letters, reading: reading))
            var region: Region?
            for number in 0...Self.framesShown {
                let time = Double(number) * HoldPlayer.interval
                let observation = recognizer.read(Frame(sample.image, time: time, sequence: number))
                _ = speller.add(observation)
                region = observation.region ?? region
            }
            return (region, speller.text)
        }
    }

    /// The number of frames after the first that a picture is shown for.
    private static let framesShown = 15

    /// Creates a recognizer that has seen no frame yet.
    private func recognizer(mirrored: Bool) -> Recognizer {
        Recognizer(
            net: letters, locator: TrackingLocator(net, margin: letters.preprocessor.margin),
            handedness: mirrored ? .on : .off)
    }

    private func read(
        _ labelled: LabelledFrame, number: Int
    ) throws(ImageError) -> [FrameEvaluation.Outcome] {
        let frame = Frame(labelled.image)
        let chosen = [false, true].map { view(of: frame, mirrored: $0) }
        let locator = TrackingLocator(net, margin: letters.preprocessor.margin)
        let proposed = try locator.hands(in: frame).map(\.box)
        return try labelled.hands.map { hand throws(ImageError) in
            let nearest = proposed.max { $0.iou(with: hand.box) < $1.iou(with: hand.box) }
            // Of several hands the recognizer reads one; the others count if the locator detects them.
            let other = labelled.hands.count > 1 ? nearest : nil
            let views = try zip(chosen, [false, true]).map { chosen, mirrored throws(ImageError) in
                guard let other, other.iou(with: hand.box) > (chosen.box?.iou(with: hand.box) ?? 0)
                else { return chosen }
                return try view(of: frame, box: other, mirrored: mirrored)
            }
            let given = try [false, true].map { mirrored throws(ImageError) in
                try view(of: frame, box: hand.box, mirrored: mirrored)
            }
            return FrameEvaluation.Outcome(
                frame: number, hand: hand, views: views, given: given, proposed: nearest)
        }
    }

    /// Returns what the recognizer reads in a single frame.
    private func view(of frame: Frame, mirrored: Bool) -> FrameEvaluation.View {
        var recognizer = recognizer(mirrored: mirrored)
        let observation = recognizer.read(frame)
        let hand = (recognizer.locator as? TrackingLocator)?.hand
        let best = observation.candidates.first
        return FrameEvaluation.View(
            box: hand?.box, letter: best?.letter ?? LetterLabels.nothing, probability: best?.probability ?? 0)
    }

    /// Returns what the letter network reads in a given box.
    private func view(of frame: Frame, box: Region, mirrored: Bool) throws(ImageError) -> FrameEvaluation.View {
        let region = box.square(scaledBy: letters.preprocessor.margin)
        let prediction = try letters.predict(frame, in: region, mirrored: mirrored)
        // One frame shows no movement, so J and Z count as I and D.
        let best = zip(letters.labels, merging.merged(prediction.probabilities)).max { $0.1 < $1.1 }
        return FrameEvaluation.View(
            box: box, letter: best?.0 ?? LetterLabels.nothing, probability: best?.1 ?? 0)
    }
}
