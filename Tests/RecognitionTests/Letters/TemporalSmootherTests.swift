import Foundation
import Recognition
import Testing

@Suite struct TemporalSmootherTests {
    @Test func theFirstFrameIsTakenAsItIs() {
        var smoother = TemporalSmoother()
        #expect(smoother.probabilities.isEmpty)
        smoother.add([0.25, 0.75], after: nil)
        #expect(smoother.probabilities == [0.25, 0.75])
    }

    @Test func aLetterThatRestsGathersEvidence() {
        // Two letters that look alike: what one picture says is soon outweighed, what most say is not.
        var smoother = TemporalSmoother()
        for step in 0..<30 { smoother.add(step % 3 == 2 ? [0.35, 0.65] : [0.7, 0.3], after: step == 0 ? nil : 33) }
        #expect(smoother.probabilities[0] > smoother.probabilities[1])
        #expect(smoother.latest[0] < smoother.probabilities[0])
    }

    @Test("A sure new letter is taken up as soon as the last moment shows it", arguments: [10.0, 25, 30, 60, 120])
    func aSureLetterBeginsAnew(framesPerSecond: Double) {
        var smoother = TemporalSmoother()
        var time = 0.0
        for _ in 0..<Int(framesPerSecond) {
            smoother.add([0.95, 0.05], after: time == 0 ? nil : time); time = 1000 / framesPerSecond
        }
        var needed = 0.0
        while smoother.probabilities[0] >= smoother.probabilities[1] {
            smoother.add([0.02, 0.98], after: time)
            needed += time
        }
        // The quick average is sure after 60 ms * ln(0.93 / 0.23), the slow one alone would need 198 ms.
        #expect(needed < 85 + time)
        #expect(smoother.probabilities == smoother.latest)
    }

    @Test func anUnsureLetterWaitsForItsEvidence() {
        var smoother = TemporalSmoother()
        smoother.add([0.9, 0.1], after: nil)
        for _ in 0..<4 { smoother.add([0.4, 0.6], after: 33) }
        #expect(smoother.latest[1] > smoother.latest[0])
        #expect(smoother.probabilities[0] > smoother.probabilities[1])
        for _ in 0..<12 { smoother.add([0.4, 0.6], after: 33) }
        #expect(smoother.probabilities[1] > smoother.probabilities[0])
    }

    @Test func aLetterThatComesBackIsSeenAtOnceAndNothingIsForgotten() {
        var smoother = TemporalSmoother()
        smoother.add([0.9, 0.1], after: nil)
        for _ in 0..<4 { smoother.add([0.4, 0.6], after: 33) }
        for _ in 0..<4 { smoother.add([0.96, 0.04], after: 33) }
        #expect(smoother.probabilities == smoother.latest)
        #expect(smoother.probabilities[0] > 0.85)
        // The slow average still knows of the doubtful moment: what is seen next is less sure than the last moment was.
        smoother.add([0.3, 0.7], after: 33)
        #expect(smoother.probabilities[0] > 0.7)
        #expect(smoother.probabilities[0] > smoother.latest[0])
    }

    @Test("Of two averages that agree the surer speaks", arguments: [0.2, 0.6])
    func theSurerSpeaks(last: Float) {
        var smoother = TemporalSmoother()
        smoother.add([0.8, 0.2], after: nil)
        smoother.add([last, 1 - last], after: 20)
        let quick = 0.8 + Float(1 - exp(-20.0 / 60)) * (last - 0.8),
            slow = 0.8 + Float(1 - exp(-20.0 / 300)) * (last - 0.8)
        #expect(abs(smoother.latest[0] - quick) < 1e-6)
        #expect(abs(smoother.probabilities[0] - max(quick, slow)) < 1e-6)
        smoother.add([1, 0], after: 200)
        #expect(smoother.probabilities == smoother.latest)
    }

    @Test func noTimeChangesNothing() {
        var smoother = TemporalSmoother()
        smoother.add([0.5, 0.5], after: nil)
        smoother.add([1, 0], after: 0)
        #expect(smoother.probabilities == [0.5, 0.5])
    }

    @Test func aGapForgetsThePast() {
        var smoother = TemporalSmoother()
        smoother.add([1, 0], after: nil)
        smoother.add([0, 1], after: nil)
        #expect(smoother.probabilities == [0, 1])
    }

    @Test func restartingForgetsThePast() {
        var smoother = TemporalSmoother()
        smoother.add([1, 0], after: nil)
        smoother.restart()
        #expect(smoother.probabilities.isEmpty)
        smoother.add([0, 1], after: 1)
        #expect(smoother.probabilities == [0, 1])
    }

    @Test func anotherNumberOfClassesStartsAnew() {
        var smoother = TemporalSmoother()
        smoother.add([1, 0], after: nil)
        smoother.add([0, 0, 1], after: 10)
        #expect(smoother.probabilities == [0, 0, 1])
    }

    @Test func probabilitiesKeepSummingToOne() {
        var smoother = TemporalSmoother()
        smoother.add([0.2, 0.3, 0.5], after: nil)
        for step in 1...1000 {
            smoother.add(step.isMultiple(of: 3) ? [1, 0, 0] : [0, 0.5, 0.5], after: Double(step % 7) * 11)
        }
        #expect(abs(smoother.probabilities.reduce(0, +) - 1) < 1e-4)
    }
}
