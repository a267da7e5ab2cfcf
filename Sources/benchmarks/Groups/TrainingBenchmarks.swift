import Foundation
import NeuralNetwork

/// Whole steps of training the standard network: forward, loss, backward, optimiser.
struct TrainingBenchmarks {
    let sampler: Sampler

    /// Examples a step.
    static let batchSize = 64

    func measure() throws -> [BenchmarkFigure] {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return try (cores > 1 ? [1, cores] : [1]).map(measure)
    }

    private func measure(threads: Int) throws -> BenchmarkFigure {
        let description = try NetworkDescription.standard(classes: 27)
        let session = TrainingSession(
            network: Network(description, seed: 1), optimiser: AdamW(), batchSize: Self.batchSize, threads: threads,
            seed: 1)
        let inputs = (0..<Self.batchSize * description.input.count).map { Float($0 % 11) / 5 - 1 }
        let targets = Targets.oneHot((0..<Self.batchSize).map { $0 % 27 }, classes: 27)
        let time = sampler.sample(.passed) {
            inputs.withUnsafeBufferPointer { inputs in
                targets.withUnsafeBufferPointer { targets in
                    _ = session.step(inputs: inputs, targets: targets, learningRate: 0.001)
                }
            }
        }
        return BenchmarkFigure(
            name: "training standard, \(threads) thread\(threads == 1 ? "" : "s")", isa: InstructionSets.best,
            amount: Double(Self.batchSize), per: time, unit: "images/s")
    }
}
