import Recognition
import Testing

@testable import Spelling

@Suite struct LetterDecoderTests {
    /// 30 frames a second.
    private let step = 1000.0 / 30

    private func probabilities(_ shown: [String: Float]) -> [Float] {
        LetterLabels.alphabet.map { shown[$0] ?? 0.001 }
    }

    /// Shows letters for a number of frames each; nil is a hand between letters.
    private func show(_ film: [(letter: String?, frames: Int)], to decoder: inout LetterDecoder) {
        for (letter, frames) in film {
            let shown = probabilities(letter.map { [$0: 0.95] } ?? ["A": 0.2, "S": 0.2, "E": 0.2])
            for _ in 0..<frames { decoder.add(shown, handIsPresent: true, for: step) }
        }
    }

    private func decoded(_ film: [(letter: String?, frames: Int)]) -> String {
        var decoder = LetterDecoder()
        show(film, to: &decoder)
        return decoder.takeAll().joined()
    }

    @Test func lettersAreReadWithoutPauses() {
        #expect(decoded([("C", 6), (nil, 4), ("A", 6), (nil, 4), ("T", 6)]) == "CAT")
        #expect(decoded([("C", 6), ("A", 6), ("T", 6)]) == "CAT")
    }

    /// Two frames are too few, three are enough.
    ///
    /// At the start a letter costs 1.5; a frame of it gains ln(0.95) - ln(0.5) = 0.64.
    @Test func whatFlashesByIsNoLetter() {
        #expect(decoded([(nil, 10), ("C", 2), (nil, 10)]) == "")
        #expect(decoded([(nil, 10), ("C", 3), (nil, 10)]) == "C")
    }

    /// A hand that takes half a second for a letter must show it for five frames, 3 / 0.64.
    @Test func theCostFollowsThePace() {
        let slow: [(String?, Int)] = [("C", 12), (nil, 6), ("A", 12), (nil, 6), ("T", 12), (nil, 6)]
        #expect(decoded(slow + [("S", 4), (nil, 6)]) == "CAT")
        #expect(decoded(slow + [("S", 6), (nil, 6)]) == "CATS")
    }

    @Test func aLetterThatIsHeldIsReadOnce() {
        #expect(decoded([("C", 200)]) == "C")
    }

    @Test func doubleLettersNeedAnotherMomentBetween() {
        #expect(decoded([("O", 8), (nil, 5), ("O", 8)]) == "OO")
        #expect(decoded([("O", 8), (nil, 1), ("O", 8)]) == "O")
    }

    @Test func aBadFrameDoesNotDivideALetter() {
        #expect(decoded([("C", 8), ("E", 1), ("C", 8)]) == "C")
    }

    @Test func theFrameRateDoesNotMatter() {
        for rate in [15.0, 30, 60] {
            var decoder = LetterDecoder()
            for letter in ["C", "A", "T"] {
                let frames = Int(0.2 * rate)
                for _ in 0..<frames {
                    decoder.add(probabilities([letter: 0.95]), handIsPresent: true, for: 1000 / rate)
                }
            }
            #expect(decoder.takeAll() == ["C", "A", "T"], "\(rate)")
        }
    }

    @Test func lettersAreSettledWhenNothingContradictsThem() {
        var decoder = LetterDecoder()
        show([("C", 3)], to: &decoder)
        #expect(decoder.takeSettled() == [])
        #expect(decoder.best.map(\.index) == [2])
        #expect(decoder.progress < 1)
        show([("C", 7)], to: &decoder)
        #expect(decoder.takeSettled() == ["C"])
        show([("C", 100)], to: &decoder)
        #expect(decoder.takeSettled() == [] && decoder.takeAll() == [])
        show([(nil, 4), ("A", 10)], to: &decoder)
        #expect(decoder.takeSettled() == ["A"])
    }

    @Test func aStrokeTakesItsHandshapeAway() {
        var decoder = LetterDecoder()
        show([("C", 8), (nil, 4), ("I", 8), ("Y", 6), ("I", 6)], to: &decoder)
        decoder.forgetStroke(of: 13 * step, handshape: "I", pause: 500)
        #expect(decoder.takeAll() == ["C"])
    }

    @Test func afterABreakALetterIsNoRepetition() {
        var decoder = LetterDecoder()
        show([("O", 12)], to: &decoder)
        #expect(decoder.takeSettled() == ["O"])
        decoder.restart()
        // Three frames gain 1.9: enough for a letter (1.5), not for a repetition (3).
        show([("O", 3), (nil, 6)], to: &decoder)
        #expect(decoder.takeAll() == ["O"])
    }

    @Test func withoutAHandNothingIsRead() {
        var decoder = LetterDecoder()
        for _ in 0..<30 { decoder.add([], handIsPresent: false, for: step) }
        #expect(decoder.takeAll() == [])
    }
}

@Suite struct FlowTests {
    /// 30 frames a second.
    private let step = 1000.0 / 30

    private func committer() -> LetterCommitter {
        LetterCommitter(policy: CommitPolicy(threshold: nil, reading: .flow))
    }

    /// A frame that shows a letter; nil is no hand.
    private func frame(_ letter: String?, stroke: StrokeRecognizer.Stroke? = nil) -> FrameObservation {
        var observation = FrameObservation(
            elapsed: step, letter: letter, confidence: letter == nil ? 0 : 0.95, handIsPresent: letter != nil)
        if letter != nil {
            observation.letterProbabilities = LetterLabels.alphabet.map { $0 == letter ? 0.95 : 0.002 }
        }
        observation.stroke = stroke
        return observation
    }

    private func spell(_ word: String, frames: Int, with committer: inout LetterCommitter) -> [RecognitionResult] {
        word.flatMap { letter in
            (0..<frames).map { _ in committer.add(frame(letter == "_" ? nil : String(letter))) }
        }
    }

    @Test func wordsAreTypedWithoutHolds() {
        var committer = committer()
        let results = spell("CAT", frames: 6, with: &committer) + spell("_", frames: 40, with: &committer)
        #expect(results.compactMap(\.commit) == ["C", "A", "T"])
        #expect(results.compactMap(\.endedWord) == ["CAT"])
        #expect(committer.text == "CAT ")
    }

    @Test func theRestIsTypedWhenNoMoreFramesCome() {
        var committer = committer()
        _ = spell("CAT", frames: 3, with: &committer)
        let last = committer.finish()
        #expect(committer.text == "CAT")
        #expect(last.map { "CAT".hasSuffix($0) } == true)
        #expect(committer.finish() == nil)
    }

    @Test func aStrokeTakesThePlaceOfItsHandshape() {
        var committer = committer()
        _ = spell("AAADDDDD", frames: 2, with: &committer)
        let stroke = StrokeRecognizer.Stroke(letter: .z, age: 8 * step)
        _ = committer.add(frame("D", stroke: stroke))
        _ = spell("DDDDD", frames: 3, with: &committer)
        _ = committer.finish()
        #expect(committer.text == "AZ")
    }

    @Test func deletingAndClearingWorkAsWhenHolding() {
        var committer = committer()
        _ = spell("CAT_", frames: 10, with: &committer)
        committer.deleteLast()
        #expect(committer.text == "CA")
        committer.clear()
        #expect(committer.text == "")
    }

    @Test(
        "What was decoded and not typed yet does not appear after the user has changed the text",
        arguments: [true, false])
    func untypedLettersGoWithWhatIsDeleted(clears: Bool) {
        var committer = committer()
        _ = spell("CAT", frames: 3, with: &committer)
        #expect(!committer.text.isEmpty && committer.text != "CAT")
        if clears { committer.clear() } else { committer.deleteLast() }
        let left = committer.text
        // The hand shows the last letter for a while yet.
        _ = spell("TTT___", frames: 8, with: &committer)
        #expect(committer.finish() == nil)
        #expect(committer.text.filter { $0 != " " } == left)
        _ = spell("T_", frames: 12, with: &committer)
        #expect(committer.text.hasSuffix("T"))
    }

    @Test func whatWasDecodedBelongsToTheWordThatASpaceEnds() {
        var committer = committer()
        _ = spell("CAT", frames: 3, with: &committer)
        #expect(committer.addSpace() == "CAT")
        _ = spell("TTT___", frames: 8, with: &committer)
        #expect(committer.text == "CAT ")
    }
}
