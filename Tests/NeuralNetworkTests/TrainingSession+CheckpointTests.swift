import NeuralNetwork
import Testing

@Suite struct TrainingSessionCheckpointTests {
    private func continueTraining(_ session: TrainingSession, steps: Int) -> [Float] {
        let data = TrainingSessionTests.halves(count: 12, side: 8, seed: 1)
        let targets = Targets.oneHot(data.labels, classes: 2)
        return (0..<steps).map { _ in
            data.inputs.withUnsafeBufferPointer { inputs in
                targets.withUnsafeBufferPointer { targets in
                    session.step(inputs: inputs, targets: targets, learningRate: 0.02).loss
                }
            }
        }
    }

    @Test func goingOnGivesTheSameBytesAsNotStopping() throws {
        let (whole, losses) = try TrainingSessionTests.train(steps: 8, threads: 2, averageDecay: 0.9)
        let (half, _) = try TrainingSessionTests.train(steps: 4, threads: 2, averageDecay: 0.9)
        let fresh = TrainingSession(
            network: Network(try TrainingSessionTests.description(), seed: 77), optimiser: AdamW(), batchSize: 12,
            threads: 2, seed: 3, averageDecay: 0.9)
        try fresh.restore(half.checkpoint())
        #expect(continueTraining(fresh, steps: 4) == Array(losses[4...]))
        #expect(fresh.network == whole.network)
        #expect(fresh.averagedNetwork == whole.averagedNetwork)
        #expect(fresh.checkpoint() == whole.checkpoint())
    }

    @Test func goesBackToo() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 3, threads: 1)
        let before = session.checkpoint()
        _ = continueTraining(session, steps: 2)
        #expect(session.checkpoint() != before)
        try session.restore(before)
        #expect(session.checkpoint() == before)
    }

    @Test func otherNetworksAndOptimisersAreRefused() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 1, threads: 1)
        let before = session.checkpoint()
        let study = Network(try .study(classes: 2), seed: 1)
        #expect(throws: CheckpointError.otherNetwork) {
            try session.restore(Checkpoint(network: study, averaged: nil, step: 1, memories: before.memories))
        }
        #expect(throws: CheckpointError.otherOptimiser(expected: 2, found: 1)) {
            try session.restore(
                Checkpoint(
                    network: before.network, averaged: nil, step: 1, memories: Array(before.memories.prefix(1))))
        }
        #expect(session.checkpoint() == before)
        let (averaging, _) = try TrainingSessionTests.train(steps: 1, threads: 1, averageDecay: 0.5)
        #expect(throws: CheckpointError.averageMissing) { try averaging.restore(before) }
    }
}
