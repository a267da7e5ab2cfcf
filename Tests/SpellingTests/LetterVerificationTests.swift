import Recognition
import Testing

@testable import Spelling

@Suite struct LetterVerificationTests {
    private func frame(
        _ probabilities: [String: Float], elapsed: Double? = 50, motion: Float = 0
    ) -> FrameObservation {
        let best = probabilities.max { $0.value < $1.value }
        var frame = FrameObservation(letter: best?.key, confidence: best?.value ?? 0, motion: motion)
        frame.elapsed = elapsed
        frame.letterProbabilities = LetterLabels.alphabet.map { probabilities[$0] ?? 0 }
        return frame
    }

    private func verdicts(
        _ expected: String, _ frames: [FrameObservation]
    ) -> [LetterVerification.Verdict] {
        var verification = LetterVerification()
        verification.expect(expected)
        return frames.compactMap { verification.add($0) }
    }

    @Test func aLetterMayBeLessLikelyThanOneThatIsNoRival() {
        // Best of 26 would be Y.
        let frames = Array(repeating: frame(["T": 0.4, "Y": 0.45]), count: 10)
        #expect(verdicts("T", frames).first == .accepted)
    }

    @Test func aRivalIsNotAccepted() {
        let frames = Array(repeating: frame(["T": 0.2, "N": 0.75]), count: 40)
        #expect(verdicts("T", frames) == [.other("N")])
    }

    @Test func theShareIsOfTheLetterAndItsRivals() {
        let settings = VerificationSettings()
        var probabilities = [Float](repeating: 0, count: 26)
        // P against G, H, K and Q; Y is none of its rivals.
        for (letter, value) in [(15, Float(0.3)), (16, 0.1), (10, 0.2), (24, 0.4)] { probabilities[letter] = value }
        #expect(abs(settings.share(of: 15, in: probabilities) - 0.5) < 1e-6)
        #expect(settings.share(of: 0, in: probabilities) == 0)
    }

    @Test func whatIsHardlySeenIsNotAccepted() {
        #expect(verdicts("B", Array(repeating: frame(["B": 0.02]), count: 40)).isEmpty)
    }

    @Test func aLetterThatIsPassedThroughIsNotAccepted() {
        // In frames of 50 ms: for a moment, then just before and after other letters.
        let other = Array(repeating: frame(["Y": 0.9]), count: 8)
        let short = Array(repeating: frame(["B": 0.9]), count: 3)
        #expect(verdicts("B", other + short.prefix(1) + other).contains(.accepted) == false)
        #expect(verdicts("B", short + other).contains(.accepted) == false)
        #expect(verdicts("B", other + short).contains(.accepted) == false)
    }

    @Test func aMovingHandIsNotAccepted() {
        #expect(verdicts("B", Array(repeating: frame(["B": 0.95], motion: 1), count: 40)).isEmpty)
    }

    @Test func itTakesTheSameTimeAtEveryFrameRate() {
        for elapsed in [20.0, 50, 100] {
            var verification = LetterVerification()
            verification.expect("B")
            var time = 0.0
            while verification.add(frame(["B": 0.9], elapsed: time == 0 ? nil : elapsed)) == nil, time < 5000 {
                time += elapsed
            }
            #expect(time == verification.settings.windowMilliseconds, "\(elapsed)")
        }
    }

    @Test func aShortLossDoesNotStartTheTimeAgain() {
        let seen = frame(["B": 0.9])
        let short = Array(repeating: seen, count: 6) + [frame(["B": 0.9], motion: 1)] + Array(repeating: seen, count: 3)
        #expect(verdicts("B", short) == [.accepted])
        let long =
            Array(repeating: seen, count: 6) + Array(repeating: frame(["B": 0.9], motion: 1), count: 5)
            + Array(repeating: seen, count: 3)
        #expect(verdicts("B", long).isEmpty)
    }

    @Test func rivalsAreLettersAndNeverTheLetterItself() {
        #expect(VerificationSettings.rivals.keys.sorted() == LetterLabels.alphabet)
        for (letter, rivals) in VerificationSettings.rivals {
            #expect(!rivals.contains(letter) && Set(rivals).count == rivals.count && !rivals.isEmpty)
            #expect(VerificationSettings.confuses(letter, with: String(rivals.prefix(1))))
        }
        #expect(!VerificationSettings.confuses("B", with: "Q"))
    }
}
