import Basics
import NeuralNetwork
import Testing

@Suite struct TrainingSessionTests {
    /// Pictures of two classes, told apart by which half is bright, with noise.
    static func halves(count: Int, side: Int, seed: UInt64) -> (inputs: [Float], labels: [Int]) {
        var generator = SeededGenerator(seed: seed)
        let labels = (0..<count).map { $0 % 2 }
        let inputs = labels.flatMap { label in
            (0..<side * side).map { index in
                let bright = (index % side < side / 2) == (label == 0)
                return (bright ? 1 : 0) + Float.random(in: -0.5...0.5, using: &generator)
            }
        }
        return (inputs, labels)
    }

    static func description() throws -> NetworkDescription {
        try NetworkDescription(
            height: 8, width: 8, channels: 1,
            layers: [
                .convolution(filters: 6, kernel: 3, bias: false), .batchNorm, .relu, .maxPool(size: 2),
                .flatten, .dropout(rate: 0.2), .dense(units: 2),
            ])
    }

    /// The network and losses after some steps.
    static func train(
        steps: Int, threads: Int, seed: UInt64 = 3, count: Int = 12, averageDecay: Float? = nil
    ) throws -> (session: TrainingSession, losses: [Float]) {
        let session = TrainingSession(
            network: Network(try description(), seed: seed), optimiser: AdamW(), batchSize: 12, threads: threads,
            seed: seed, averageDecay: averageDecay)
        let data = halves(count: count, side: 8, seed: 1)
        let targets = Targets.oneHot(data.labels, classes: 2)
        let losses = (0..<steps).map { _ in
            data.inputs.withUnsafeBufferPointer { inputs in
                targets.withUnsafeBufferPointer { targets in
                    session.step(inputs: inputs, targets: targets, learningRate: 0.02).loss
                }
            }
        }
        return (session, losses)
    }

    @Test(arguments: [1, 2, 3]) func learns(threads: Int) throws {
        let (session, losses) = try Self.train(steps: 40, threads: threads)
        #expect(losses[0] > 0.4)
        #expect(losses[39] < 0.1)
        let unseen = Self.halves(count: 40, side: 8, seed: 2)
        let probabilities = unseen.inputs.withUnsafeBufferPointer { session.probabilities(of: $0) }
        let right = unseen.labels.indices.filter { probabilities[2 * $0 + unseen.labels[$0]] > 0.5 }
        #expect(right.count == 40)
    }

    @Test(arguments: [1, 2, 3]) func sameSeedAndThreadsGiveTheSameBytes(threads: Int) throws {
        let first = try Self.train(steps: 10, threads: threads, averageDecay: 0.9)
        let second = try Self.train(steps: 10, threads: threads, averageDecay: 0.9)
        #expect(first.losses == second.losses)
        #expect(first.session.network == second.session.network)
        #expect(first.session.averagedNetwork == second.session.averagedNetwork)
        let other = try Self.train(steps: 10, threads: threads, seed: 4)
        #expect(first.session.network != other.session.network)
    }

    @Test func aSmallLastBatchLeavesThreadsIdle() throws {
        let (session, losses) = try Self.train(steps: 5, threads: 3, count: 2)
        #expect(losses.allSatisfy { $0.isFinite })
        #expect(session.stepCount == 5)
    }
}

@Suite struct TrainingSessionDetectionTests {
    /// A bright pixel in one of the four cells of an 8x8 picture.
    private static func batch(seed: UInt64, count: Int = 16) -> (inputs: [Float], targets: [Float]) {
        var generator = SeededGenerator(seed: seed)
        var inputs = [Float](repeating: 0, count: count * 64)
        var targets = [Float](repeating: 0, count: count * 4 * DetectionLoss.targetsPerCell)
        for example in 0..<count {
            let (x, y) = (Int(generator.next() % 8), Int(generator.next() % 8))
            inputs[example * 64 + y * 8 + x] = 3
            let place = (example * 4 + y / 4 * 2 + x / 4) * DetectionLoss.targetsPerCell
            targets.replaceSubrange(place..<place + 4, with: [1, 1, Float(x % 4) / 4, Float(y % 4) / 4])
        }
        return (inputs, targets)
    }

    private static func train(threads: Int, steps: Int) throws -> (TrainingSession, [TrainingSession.StepResult]) {
        let description = try NetworkDescription(
            height: 8, width: 8, channels: 1,
            layers: [
                .convolution(filters: 16, kernel: 3, stride: 2), .relu, .convolution(filters: 16, kernel: 3, stride: 2),
                .relu, .convolution(filters: DetectionLoss.outputsPerCell, kernel: 1), .flatten,
            ])
        let session = TrainingSession(
            network: Network(description, seed: 5), optimiser: AdamW(), batchSize: 16, threads: threads, seed: 1)
        let results = (0..<steps).map { step in
            let batch = Self.batch(seed: UInt64(step))
            return batch.inputs.withUnsafeBufferPointer { inputs in
                batch.targets.withUnsafeBufferPointer { targets in
                    session.step(
                        inputs: inputs, detections: targets, loss: DetectionLoss(cells: 4), learningRate: 0.01)
                }
            }
        }
        return (session, results)
    }

    @Test func learnsWhereThingsAre() throws {
        let (_, results) = try Self.train(threads: 1, steps: 150)
        let (first, last) = (results[0], results[149])
        #expect(last.loss < 0.3 * first.loss)
        #expect(last.auxiliaryLoss < 0.5 * first.auxiliaryLoss)
        #expect(last.count == 16)
    }

    @Test func partsOfABatchAddUpToTheWhole() throws {
        let (one, _) = try Self.train(threads: 1, steps: 3)
        let (two, _) = try Self.train(threads: 2, steps: 3)
        let values = zip(one.network.parameters, two.network.parameters)
        for (a, b) in values { #expect(relativeError(a.tensor.values, b.tensor.values) < 1e-3) }
    }
}

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
