import Imaging
import Recognition
import Spelling

/// Reads frames flipped the other way too while it is not decided which hand signs, so that no letter is lost.
///
/// `Recognizer` needs some seconds to notice a left hand. What it has read until then is wrong or missing; what was read
/// the other way takes its place. Results are held back for as long as they may have to be taken back.
struct HandDecision {
    /// Milliseconds with a hand after which a hand that clearly reads better as it is counts as decided.
    private static let settlingTime = 1500.0
    /// Milliseconds with a hand after which it counts as decided unless the recognizer doubts it.
    private static let longestTime = 6000.0
    /// By how much one way has to be surer on average, in probability, to read clearly better.
    private static let clearAdvantage: Float = 0.25
    /// Milliseconds with a hand without which the end of the frames decides nothing.
    private static let shortestTime = 300.0
    /// The most results that are held back: about ten minutes.
    private static let mostHeldBack = 20_000

    /// The frames read flipped the other way, while that is done.
    private var other: Reading?
    /// Results that were not yet given away, as `Recognizer` read the frames.
    private var heldBack: [RecognitionResult] = []
    /// The text of both readings when results were given away last.
    private var texts = (own: "", other: "")
    /// The advantage of the other reading in probability, summed over milliseconds with a hand.
    private var (advantage, handTime): (Float, Double) = (0, 0)
    /// Whether the hand reads well as it is, unless the recognizer comes to doubt that.
    private var isSettled = false

    private struct Reading {
        var recognizer: Recognizer
        var speller: Speller
        var results: [RecognitionResult] = []

        mutating func read(_ frame: Frame) -> RecognitionResult {
            let result = speller.add(recognizer.read(frame))
            results.append(result)
            return result
        }
    }

    /// What has been decided by a frame.
    struct Outcome {
        /// The text that was to be read instead of the one that was given away before; nil if that was right.
        var correction: String?
        /// Results to give away, in order.
        var results: [RecognitionResult]
    }

    /// Takes in a frame and how it was read; where the recognizer has changed over, the other reading takes its place.
    ///
    /// - Parameters:
    ///   - before: the text as it was before this frame, if it ``begins(with:_:)`` a second reading.
    ///   - hasChanged: whether the recognizer has changed from one hand to the other with this frame.
    mutating func take(
        _ frame: Frame, _ result: RecognitionResult, before: Speller?, hasChanged: Bool,
        _ recognizer: inout Recognizer, _ speller: inout Speller
    ) -> Outcome {
        heldBack.append(result)
        let doubts = recognizer.leansToOtherHand
        guard recognizer.handedness == .auto else { return giveAway() }
        if hasChanged {
            _ = other?.read(frame)
            return changeOver(&recognizer, &speller)
        }
        guard !isSettled || doubts else { return giveAway() }
        if other == nil {
            guard let before else { return giveAway() }
            other = Reading(recognizer: recognizer.otherHand(), speller: before)
            texts = (before.text, before.text)
            (advantage, handTime) = (0, 0)
        }
        guard let otherResult = other?.read(frame) else { return giveAway() }
        compare(result.observation, otherResult.observation, doubts: doubts)
        if (isSettled && !doubts) || heldBack.count > Self.mostHeldBack { return giveAway() }
        let isNobody = !result.observation.handIsPresent && !otherResult.observation.handIsPresent
        let isHarmless = isNobody && result.text == otherResult.text
        guard isHarmless || (!doubts && leads(by: -Self.clearAdvantage / 2)) else { return Outcome(results: []) }
        return giveAway(keepingOther: true)
    }

    /// Whether a frame begins a second reading, for which the text before it is needed.
    func begins(with observation: FrameObservation, _ recognizer: Recognizer) -> Bool {
        let doubts = recognizer.leansToOtherHand
        return other == nil && recognizer.handedness == .auto && (!isSettled || doubts)
            && (observation.handIsPresent || doubts)
    }

    /// Decides at the end of the frames, by what was seen until then.
    mutating func finish(_ recognizer: inout Recognizer, _ speller: inout Speller) -> Outcome {
        guard recognizer.handedness == .auto, handTime >= Self.shortestTime, leads(by: Self.clearAdvantage) else {
            return giveAway()
        }
        return changeOver(&recognizer, &speller)
    }

    /// Gives away all results as the recognizer read the frames.
    mutating func giveAway() -> Outcome { giveAway(keepingOther: false) }

    /// Changes the other reading too, as the user has changed the text or the way in which hands are found.
    mutating func change(_ body: (inout Speller, inout Recognizer) -> Void) {
        guard var reading = other else { return }
        body(&reading.speller, &reading.recognizer)
        other = reading
    }

    private mutating func giveAway(keepingOther: Bool) -> Outcome {
        defer { heldBack = [] }
        if keepingOther, let reading = other {
            texts = (heldBack.last?.text ?? texts.own, reading.speller.text)
            other?.results = []
        } else {
            other = nil
        }
        return Outcome(results: heldBack)
    }

    private mutating func changeOver(_ recognizer: inout Recognizer, _ speller: inout Speller) -> Outcome {
        guard let reading = other.take() else { return giveAway() }
        recognizer.takeOver(reading.recognizer)
        speller = reading.speller
        heldBack = []
        isSettled = true
        return Outcome(correction: texts.own == texts.other ? nil : texts.other, results: reading.results)
    }

    /// Whether the other reading was surer on average, by a difference of probability; a negative one is for this one.
    private func leads(by difference: Float) -> Bool {
        let mean = advantage / Float(max(handTime, 1))
        return handTime > 0 && (difference < 0 ? mean <= difference : mean >= difference)
    }

    private mutating func compare(_ own: FrameObservation, _ other: FrameObservation, doubts: Bool) {
        guard own.handIsPresent || other.handIsPresent else { return }
        let step = min(own.elapsed ?? 0, FrameClock.longestGap)
        advantage += (other.latestConfidence - own.latestConfidence) * Float(step)
        handTime += step
        isSettled =
            isSettled || (handTime >= Self.settlingTime && leads(by: -Self.clearAdvantage))
            || (handTime >= Self.longestTime && !doubts)
    }
}
