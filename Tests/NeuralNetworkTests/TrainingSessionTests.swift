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
