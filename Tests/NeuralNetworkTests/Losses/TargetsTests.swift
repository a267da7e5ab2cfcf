import NeuralNetwork
import Testing

@Suite struct TargetsTests {
    @Test func oneHot() {
        #expect(Targets.oneHot([2, 0], classes: 3) == [0, 0, 1, 1, 0, 0])
        #expect(Targets.oneHot([], classes: 3) == [])
    }

    @Test func smoothingSharesOut() {
        let targets = Targets.oneHot([1], classes: 4, smoothing: 0.2)
        #expect(targets == [0.05, 0.85, 0.05, 0.05])
        #expect(abs(targets.reduce(0, +) - 1) < 1e-6)
    }
}
