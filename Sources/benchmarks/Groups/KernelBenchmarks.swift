import CKernels

/// The core's peak of multiply-adds, and how much of it convolutions reach.
struct KernelBenchmarks {
    let sampler: Sampler

    /// Sizes and channels of layers of the standard network.
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

    /// A 3x3 convolution of a batch of 32, as each of two threads has it in training, its FLOPs counted as direct convolution needs them.
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
