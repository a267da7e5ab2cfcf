import NeuralNetwork
import Testing

@Suite struct SoftmaxTests {
    @Test func byHand() {
        let probabilities = Softmax.probabilities([0, 1.0986123, 5, 5], classes: 2)
        #expect(relativeError(probabilities, [0.25, 0.75, 0.5, 0.5]) < 1e-6)
    }

    @Test func temperatureFlattens() {
        let probabilities = Softmax.probabilities([0, 2 * 1.0986123], classes: 2, temperature: 2)
        #expect(relativeError(probabilities, [0.25, 0.75]) < 1e-6)
    }

    @Test func hugeScoresDoNotOverflow() {
        #expect(Softmax.probabilities([1e38, -1e38, 1e38], classes: 3) == [0.5, 0, 0.5])
    }

    @Test func nothingStaysNothing() {
        var none: [Float] = []
        none.withUnsafeMutableBufferPointer { Softmax.apply($0) }
        #expect(Softmax.probabilities([], classes: 3).isEmpty)
    }
}
