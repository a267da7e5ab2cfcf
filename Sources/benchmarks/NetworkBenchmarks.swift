import CKernels
import Foundation
import NeuralNetwork

/// Measures the peak rate of multiply-adds of a core, and the rates that convolutions reach.
struct KernelBenchmarks {
    let sampler: Sampler

    /// The sides and channels of three layers of the standard network.
    static let layers: [(side: Int32, channels: Int32)] = [(25, 64), (12, 128), (6, 160)]

    func measure() -> [BenchmarkFigure] {
        InstructionSets.each { isa in
            [peak(isa)]
                + Self.layers.flatMap { layer in
                    [
                        convolution(isa, layer.side, layer.channels, name: "direct", ck_conv_forward_direct),
                        convolution(isa, layer.side, layer.channels, name: "chosen", ck_conv_forward),
                    ]
                }
        }
    }

    private func peak(_ isa: String) -> BenchmarkFigure {
        let operations = Double(ck_multiply_add(20_000))
        return BenchmarkFigure(
            name: "peak multiply-add", isa: isa, amount: operations / 1e9,
            per: sampler.sample { ck_multiply_add(20_000) }, unit: "GFLOP/s")
    }

    private typealias Forward = (
        UnsafePointer<ck_conv_shape>?, UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafePointer<Float>?, Bool,
        UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?
    ) -> Void

    /// A 3x3 convolution of a batch of 32, the part of one of two threads in training.
    ///
    /// Operations are counted as direct convolution needs them, so that Winograd's algorithm can exceed the peak.
    private func convolution(
        _ isa: String, _ side: Int32, _ channels: Int32, name: String, _ forward: Forward
    ) -> BenchmarkFigure {
        var shape = ck_conv_shape(
            batch: 32, height: side, width: side, in_channels: channels, out_channels: channels, kernel: 3, stride: 1)
        let pixels = Int(shape.batch * side * side * channels)
        let input = [Float](repeating: 0.5, count: pixels)
        let weights = [Float](repeating: 0.01, count: Int(9 * channels * channels))
        var output = [Float](repeating: 0, count: pixels)
        var workspace = [Float](repeating: 0, count: ck_conv_workspace(&shape))
        let time = sampler.sample { forward(&shape, input, weights, nil, true, &output, &workspace) }
        return BenchmarkFigure(
            name: "convolution 3x3 \(side)x\(side)x\(channels) \(name)", isa: isa,
            amount: 2 * 9 * Double(pixels) * Double(channels) / 1e9, per: time, unit: "GFLOP/s")
    }
}

/// Measures the time of each network for one picture or sequence, on one thread.
struct InferenceBenchmarks {
    let sampler: Sampler

    /// Five convolutions over 48 steps of time.
    static func sequence() throws -> Network {
        Network(
            try NetworkDescription(
                height: 48, width: 1, channels: 64,
                layers: (0..<5).flatMap { _ in [.temporalConvolution(filters: 64, kernel: 5), .relu] } + [.flatten]),
            seed: 1)
    }

    func measure() throws -> [BenchmarkFigure] {
        try InstructionSets.each { isa in
            try MeasuredNetwork.allCases.map { try measure($0.model().network, name: $0.rawValue, isa: isa) }
                + [measure(Self.sequence(), name: "sequence of 48", isa: isa)]
        }
    }

    private func measure(_ network: Network, name: String, isa: String) throws -> BenchmarkFigure {
        let plan = try InferencePlan(network)
        let input = MeasuredNetwork.input(plan.inputCount)
        var output = [Float](repeating: 0, count: plan.outputCount)
        let time = sampler.sample {
            input.withUnsafeBufferPointer { input in
                output.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
            }
        }
        return BenchmarkFigure(name: "inference \(name)", isa: isa, nanoseconds: time, unit: .microseconds)
    }
}

/// Measures whole training steps of the standard network: forward, loss, backward, optimiser.
struct TrainingBenchmarks {
    let sampler: Sampler

    /// The number of examples of one step.
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
