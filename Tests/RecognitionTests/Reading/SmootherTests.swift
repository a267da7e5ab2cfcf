import Foundation
import Recognition
import Testing

@Suite struct SmootherTests {
    @Test func theFirstFrameIsTakenAsItIs() {
        var smoother = Smoother()
        #expect(smoother.probabilities.isEmpty)
        smoother.add([0.25, 0.75], after: nil)
        #expect(smoother.probabilities == [0.25, 0.75])
    }

    @Test func oneTimeConstantLeavesOneEth() {
        var smoother = Smoother(timeConstant: 60)
        smoother.add([1, 0], after: nil)
        smoother.add([0, 1], after: 60)
        #expect(abs(smoother.probabilities[0] - 0.36787944) < 1e-6)
        #expect(abs(smoother.probabilities[1] - 0.63212056) < 1e-6)
    }

    @Test("A step is followed alike at every frame rate", arguments: [10.0, 25, 30, 60, 120])
    func frameRate(framesPerSecond: Double) {
        var smoother = Smoother(timeConstant: 60)
        smoother.add([0], after: nil)
        let frames = Int((0.2 * framesPerSecond).rounded())
        for _ in 0..<frames { smoother.add([1], after: 1000 / framesPerSecond) }
        let expected = 1 - exp(-Double(frames) * 1000 / framesPerSecond / 60)
        #expect(abs(Double(smoother.probabilities[0]) - expected) < 1e-5)
    }

    @Test func noTimeChangesNothing() {
        var smoother = Smoother()
        smoother.add([0.5, 0.5], after: nil)
        smoother.add([1, 0], after: 0)
        #expect(smoother.probabilities == [0.5, 0.5])
    }

    @Test func aGapForgetsThePast() {
        var smoother = Smoother()
        smoother.add([1, 0], after: nil)
        smoother.add([0, 1], after: nil)
        #expect(smoother.probabilities == [0, 1])
    }

    @Test func restartingForgetsThePast() {
        var smoother = Smoother()
        smoother.add([1, 0], after: nil)
        smoother.restart()
        #expect(smoother.probabilities.isEmpty)
        smoother.add([0, 1], after: 1)
        #expect(smoother.probabilities == [0, 1])
    }

    @Test func anotherNumberOfClassesStartsAnew() {
        var smoother = Smoother()
        smoother.add([1, 0], after: nil)
        smoother.add([0, 0, 1], after: 10)
        #expect(smoother.probabilities == [0, 0, 1])
    }

    @Test func probabilitiesKeepSummingToOne() {
        var smoother = Smoother()
        smoother.add([0.2, 0.3, 0.5], after: nil)
        for step in 1...1000 {
            smoother.add(step.isMultiple(of: 3) ? [1, 0, 0] : [0, 0.5, 0.5], after: Double(step % 7) * 11)
        }
        #expect(abs(smoother.probabilities.reduce(0, +) - 1) < 1e-4)
    }
}
