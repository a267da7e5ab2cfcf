import Testing

@testable import Training

@Suite struct BatchTests {
    @Test func equalContentsAreEqual() {
        let batch = Batch(count: 1, inputs: [1, 2], targets: [0, 1], landmarks: nil)
        var other = batch
        #expect(batch == other)
        other.inputs[0] = 3
        #expect(batch != other)
    }
}
