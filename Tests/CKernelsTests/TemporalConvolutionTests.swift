import CKernels
import KernelReference
import Testing

extension ck_temporal_shape: @retroactive CustomStringConvertible {
    /// The sizes, for messages.
    public var description: String {
        "\(batch)x\(length), \(in_channels) to \(out_channels) channels, kernel \(kernel), dilation \(dilation)"
    }
}

extension KernelTests {
    @Suite("Convolution over time") struct TemporalConvolutionTests {
        static func check(_ shape: ck_temporal_shape, _ values: check_values, seed: UInt64, isa: String) {
            let result = check_temporal(shape, values, seed)
            let tolerance = ConvolutionTests.tolerance
            #expect(result.forward < tolerance, "\(isa): forward of \(shape), \(values)")
            #expect(result.input_gradient < tolerance, "\(isa): input gradient of \(shape), \(values)")
            #expect(result.weight_gradient < tolerance, "\(isa): weight gradient of \(shape), \(values)")
            #expect(!result.overrun, "\(isa): \(shape) writes beyond its buffers")
        }

        static func shape(
            batch: Int32 = 1, _ length: Int32, _ input: Int32, _ output: Int32, kernel: Int32 = 3, dilation: Int32 = 1
        ) -> ck_temporal_shape {
            ck_temporal_shape(
                batch: batch, length: length, in_channels: input, out_channels: output, kernel: kernel,
                dilation: dilation)
        }

        @Test("Taps of 1, 10 and 100 over two sequences by hand") func byHand() {
            var shape = Self.shape(batch: 2, 4, 1, 1, dilation: 2)
            InstructionSets.each { isa in
                var output = [Float](repeating: .nan, count: 8)
                var workspace = [Float](repeating: .nan, count: ck_temporal_workspace(&shape))
                ck_temporal_forward(&shape, [1, 2, 3, 4, 5, 6, 7, 8], [1, 10, 100], [0.5], false, &output, &workspace)
                #expect(output == [310.5, 420.5, 31.5, 42.5, 750.5, 860.5, 75.5, 86.5], "\(isa)")
                ck_temporal_forward(&shape, [-1, 0, 0, 0, 0, 0, 0, 2], [1, 10, 100], nil, true, &output, &workspace)
                #expect(output == [0, 0, 0, 0, 0, 200, 0, 20], "\(isa)")
            }
        }

        @Test("Random shapes agree with double precision") func randomShapes() {
            InstructionSets.each { isa in
                for seed in UInt64(1)...120 {
                    Self.check(check_random_temporal_shape(seed), CHECK_UNIFORM, seed: seed, isa: isa)
                }
            }
        }

        @Test("Every number of channels around the width of vectors") func channels() {
            InstructionSets.each { isa in
                for channels in Int32(1)...33 {
                    Self.check(Self.shape(9, channels, 34 - channels), CHECK_UNIFORM, seed: 1, isa: isa)
                }
            }
        }

        @Test("A kernel that reaches farther than the sequence is long") func farReach() {
            InstructionSets.each { isa in
                for length in Int32(1)...9 {
                    let shape = Self.shape(batch: 2, length, 16, 24, kernel: 7, dilation: 5)
                    Self.check(shape, CHECK_UNIFORM, seed: 2, isa: isa)
                }
            }
        }

        @Test("Values with cancelling means, and mostly zero", arguments: [CHECK_CANCELLING, CHECK_SPARSE])
        func adversarialValues(values: check_values) {
            InstructionSets.each { isa in
                Self.check(Self.shape(batch: 2, 48, 40, 64, kernel: 5), values, seed: 3, isa: isa)
            }
        }

        static func layer(_ channels: Int32, _ size: Int32, _ dilation: Int32) -> ck_layer {
            ck_layer(
                kind: CK_TEMPORAL_CONVOLUTION, channels: channels, size: size, stride: 1, dilation: dilation,
                relu: true, weights: nil, bias: nil)
        }

        /// What the convolution computes with the weights and biases of the plans' tests.
        static func forward(_ shape: ck_temporal_shape, _ input: [Float]) throws -> [Float] {
            var shape = shape
            var output = [Float](repeating: .nan, count: Int(shape.length * shape.out_channels))
            var workspace = [Float](repeating: .nan, count: ck_temporal_workspace(&shape))
            try PlanTests.numbers.withUnsafeBufferPointer { numbers in
                let weights = try #require(numbers.baseAddress)
                ck_temporal_forward(&shape, input, weights, weights + 100, true, &output, &workspace)
            }
            return output
        }

        @Test("A plan computes what the functions do", arguments: [1, 3, 48] as [Int32])
        func plan(length: Int32) throws {
            let input: [Float] = (0..<Int(length) * 20).map { Float(($0 * 31) % 101) / 101 - 0.3 }
            try InstructionSets.each { isa in
                let first = try Self.forward(Self.shape(length, 20, 36, kernel: 5, dilation: 3), input)
                let second = try Self.forward(Self.shape(length, 36, 5, kernel: 3), first)
                let layers = [Self.layer(36, 5, 3), Self.layer(5, 3, 1)]
                #expect(PlanTests.run(layers, height: length, width: 1, channels: 20, times: 2) == second, "\(isa)")
            }
            try PlanTests.withNumbers([Self.layer(36, 5, 3), PlanTests.layer(CK_AFFINE)]) { layers in
                let plan = try #require(ck_plan_create(length, 1, 20, layers, 2))
                defer { ck_plan_destroy(plan) }
                #expect(PlanTests.steps(plan) == ["temporal", "affine"])
            }
        }

        @Test("What is not a sequence, or an impossible kernel, makes no plan") func impossible() {
            for bad in [Self.layer(0, 3, 1), Self.layer(4, 2, 1), Self.layer(4, 0, 1), Self.layer(4, 3, 0)] {
                #expect(PlanTests.run([bad], height: 8, width: 1, channels: 2) == nil)
            }
            #expect(PlanTests.run([Self.layer(4, 3, 1)], height: 8, width: 2, channels: 2) == nil)
            #expect(PlanTests.run([Self.layer(4, 3, 1)], height: 8, width: 1, channels: 2)?.count == 32)
        }
    }
}
