import NeuralNetwork
import Testing

@Suite struct TrainingSessionOutputsTests {
    @Test func anyNumberOfExamplesInAnyNumberOfThreads() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 5, threads: 1)
        let network = session.network
        let data = TrainingSessionTests.halves(count: 31, side: 8, seed: 9)
        let all = data.inputs.withUnsafeBufferPointer { session.outputs(of: $0) }
        #expect(all.count == 62)
        for threads in [2, 3] {
            let other = TrainingSession(network: network, optimiser: SGD(), batchSize: 7, threads: threads, seed: 0)
            #expect(relativeError(data.inputs.withUnsafeBufferPointer { other.outputs(of: $0) }, all) < 1e-5)
        }
    }

    @Test func noExamplesGiveNoOutputs() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 1, threads: 2)
        #expect([Float]().withUnsafeBufferPointer { session.outputs(of: $0) }.isEmpty)
        #expect([Float]().withUnsafeBufferPointer { session.probabilities(of: $0) }.isEmpty)
    }

    @Test func probabilitiesAreOfTheClassesOnly() throws {
        let network = Network(
            try NetworkDescription(height: 1, width: 1, channels: 1, layers: [.flatten, .dense(units: 5)]), seed: 1)
        let session = TrainingSession(
            network: network, optimiser: SGD(), batchSize: 2, threads: 1, seed: 0, loss: Loss(classes: 3))
        let probabilities = [Float(1), 2].withUnsafeBufferPointer { session.probabilities(of: $0) }
        #expect(probabilities.count == 6)
        #expect(abs(probabilities[0] + probabilities[1] + probabilities[2] - 1) < 1e-6)
        let outputs = [Float(1), 2].withUnsafeBufferPointer { session.outputs(of: $0) }
        #expect(Softmax.probabilities(Array(outputs[5..<8]), classes: 3) == Array(probabilities[3...]))
    }

    @Test func theAverageIsAskedWithoutBeingDisturbed() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 20, threads: 2, averageDecay: 0.9)
        let before = session.checkpoint()
        let data = TrainingSessionTests.halves(count: 4, side: 8, seed: 9)
        let now = data.inputs.withUnsafeBufferPointer { session.outputs(of: $0) }
        let averaged = data.inputs.withUnsafeBufferPointer { session.outputs(of: $0, averaged: true) }
        #expect(now != averaged)
        #expect(session.checkpoint() == before)
        let average = try #require(session.averagedNetwork)
        let alone = TrainingSession(network: average, optimiser: SGD(), batchSize: 12, threads: 2, seed: 0)
        #expect(data.inputs.withUnsafeBufferPointer { alone.outputs(of: $0) } == averaged)
    }

    @Test func withoutAnAverageThePresentWeightsAnswer() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 2, threads: 1)
        let data = TrainingSessionTests.halves(count: 4, side: 8, seed: 9)
        #expect(
            data.inputs.withUnsafeBufferPointer { session.outputs(of: $0, averaged: true) }
                == data.inputs.withUnsafeBufferPointer { session.outputs(of: $0) })
    }
}
