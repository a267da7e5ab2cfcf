import Basics
import NeuralNetwork
import Testing

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
