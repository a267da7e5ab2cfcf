import CKernels
import KernelReference
import Testing

extension ck_conv_shape: @retroactive CustomStringConvertible {
    /// The sizes, for messages.
    public var description: String {
        "\(batch)x\(height)x\(width), \(in_channels) to \(out_channels) channels, kernel \(kernel), stride \(stride)"
    }
}

extension KernelTests {
    @Suite("Convolution") struct ConvolutionTests {
        /// The largest relative errors that are accepted, from the rounding of float32 in sums of this many terms.
        ///
        /// Winograd's transforms of 4 x 4 tiles lose one digit, and two digits with a few huge values among small ones.
        static let tolerance = 4e-6, wideTolerance = 4e-5

        static func check(_ shape: ck_conv_shape, _ values: check_values, seed: UInt64, isa: String) {
            let result = check_convolution(shape, values, seed)
            let tolerance = values == CHECK_WIDE ? wideTolerance : tolerance
            #expect(result.forward < tolerance, "\(isa): forward of \(shape), \(values)")
            #expect(result.input_gradient < tolerance, "\(isa): input gradient of \(shape), \(values)")
            #expect(result.weight_gradient < tolerance, "\(isa): weight gradient of \(shape), \(values)")
            #expect(!result.overrun, "\(isa): \(shape) writes beyond its buffers")
        }

        static func shape(
            batch: Int32 = 1, _ height: Int32, _ width: Int32, _ input: Int32, _ output: Int32, kernel: Int32 = 3,
            stride: Int32 = 1
        ) -> ck_conv_shape {
            ck_conv_shape(
                batch: batch, height: height, width: width, in_channels: input, out_channels: output, kernel: kernel,
                stride: stride)
        }

        @Test("A picture of four pixels by hand") func byHand() {
            var shape = Self.shape(2, 2, 1, 1)
            let weights: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
            InstructionSets.each { isa in
                var output = [Float](repeating: .nan, count: 4)
                var workspace = [Float](repeating: .nan, count: ck_conv_workspace(&shape))
                ck_conv_forward(&shape, [1, 10, 100, 1000], weights, [0.5], false, &output, &workspace)
                #expect(output == [9865.5, 8754.5, 6532.5, 5421.5], "\(isa)")
                ck_conv_forward(&shape, [2, 0, 0, -1], weights, nil, true, &output, &workspace)
                #expect(output == [1, 0, 0, 0], "\(isa)")
            }
        }

        @Test("Stride 2 takes every other pixel, beginning with the first") func strideByHand() {
            var shape = Self.shape(3, 4, 1, 1, kernel: 1, stride: 2)
            var output = [Float](repeating: .nan, count: 4)
            var workspace = [Float](repeating: .nan, count: ck_conv_workspace(&shape))
            ck_conv_forward(&shape, (0..<12).map(Float.init), [2], nil, false, &output, &workspace)
            #expect(output == [0, 4, 16, 20])
            var gradient = [Float](repeating: .nan, count: 12)
            ck_conv_input_gradient(&shape, [1, 2, 3, 4], [2], &gradient, &workspace)
            #expect(gradient == [2, 0, 4, 0, 0, 0, 0, 0, 6, 0, 8, 0])
        }

        @Test("Short lines, of which two are computed at a time, agree with double precision") func shortLines() {
            InstructionSets.each { isa in
                for width: Int32 in 1...7 {
                    // A kernel of 5 is always direct; 40 channels are a whole panel and a part of one.
                    for (height, stride) in [(1, 1), (4, 1), (5, 1), (7, 2)] as [(Int32, Int32)] {
                        Self.check(
                            Self.shape(batch: 2, height, width * stride, 5, 40, kernel: 5, stride: stride),
                            CHECK_UNIFORM, seed: 8, isa: isa)
                    }
                }
            }
        }

        @Test("Random shapes agree with double precision") func randomShapes() {
            InstructionSets.each { isa in
                for seed in UInt64(1)...150 {
                    Self.check(check_random_shape(seed), CHECK_UNIFORM, seed: seed, isa: isa)
                }
            }
        }

        @Test("Every number of channels around the width of vectors") func channels() {
            InstructionSets.each { isa in
                for channels in Int32(1)...33 {
                    Self.check(Self.shape(9, 6, channels, 34 - channels), CHECK_UNIFORM, seed: 1, isa: isa)
                    Self.check(Self.shape(9, 6, channels, channels), CHECK_UNIFORM, seed: 2, isa: isa)
                }
            }
        }

        @Test("Every size around the width of tiles") func sizes() {
            InstructionSets.each { isa in
                for height in Int32(1)...9 {
                    for width in Int32(1)...9 {
                        Self.check(Self.shape(batch: 2, height, width, 16, 16), CHECK_UNIFORM, seed: 3, isa: isa)
                    }
                }
            }
        }

        @Test(
            "Values of very different size, with cancelling means, and mostly zero",
            arguments: [CHECK_WIDE, CHECK_CANCELLING, CHECK_SPARSE])
        func adversarialValues(values: check_values) {
            InstructionSets.each { isa in
                for seed in UInt64(1)...20 {
                    Self.check(Self.shape(13, 11, 32, 48), values, seed: seed, isa: isa)
                    Self.check(check_random_shape(seed), values, seed: seed, isa: isa)
                }
            }
        }

        @Test("The layers of the networks that are shipped") func shippedLayers() {
            for (size, input, output) in [(50, 32, 32), (25, 64, 64), (12, 128, 128), (6, 192, 192)]
                as [(Int32, Int32, Int32)]
            {
                Self.check(
                    Self.shape(size, size, input, output), CHECK_UNIFORM, seed: 4, isa: String(cString: ck_isa()))
            }
            Self.check(Self.shape(50, 50, 1, 5, kernel: 5), CHECK_UNIFORM, seed: 5, isa: String(cString: ck_isa()))
        }

        @Test(
            "Winograd agrees with direct convolution",
            arguments: [(50, 32, 32), (25, 64, 64), (12, 64, 128), (6, 192, 192)])
        func winogradAgainstDirect(side: Int32, inputs: Int32, outputs: Int32) {
            var shape = Self.shape(side, side, inputs, outputs)
            let x = (0..<Int(side * side * inputs)).map { Float(($0 * 7919) % 2003) / 1001 - 1 }
            let w = (0..<Int(9 * inputs * outputs)).map { Float(($0 * 104_729) % 1999) / 999 - 1 }
            InstructionSets.each { isa in
                var workspace = [Float](repeating: .nan, count: ck_conv_workspace(&shape))
                var chosen = [Float](repeating: .nan, count: Int(side * side * outputs)), direct = chosen
                ck_conv_forward(&shape, x, w, nil, false, &chosen, &workspace)
                ck_conv_forward_direct(&shape, x, w, nil, false, &direct, &workspace)
                let worst = zip(chosen, direct).map { abs($0 - $1) }.max() ?? .infinity
                #expect(worst > 0, "\(isa): both were computed in the same way")
                #expect(worst < 2e-4 * Float(inputs).squareRoot(), "\(isa)")
            }
        }

        @Test("Stride beyond the kernel leaves inputs without gradient") func strideBeyondKernel() {
            InstructionSets.each { isa in
                Self.check(Self.shape(7, 8, 3, 5, kernel: 1, stride: 3), CHECK_UNIFORM, seed: 6, isa: isa)
                Self.check(Self.shape(1, 2, 3, 5, kernel: 3, stride: 5), CHECK_UNIFORM, seed: 7, isa: isa)
            }
        }

        @Test(
            "NaN stays visible and nothing crashes",
            arguments: [Float.nan, .infinity, -.infinity, .greatestFiniteMagnitude])
        func notNumbers(value: Float) {
            var shape = Self.shape(8, 8, 16, 16)
            InstructionSets.each { isa in
                var input = [Float](repeating: 0.5, count: 8 * 8 * 16)
                input[3 * 8 * 16] = value
                let weights = [Float](repeating: 1, count: 9 * 16 * 16)
                var output = [Float](repeating: 0, count: input.count)
                var workspace = [Float](repeating: 0, count: ck_conv_workspace(&shape))
                ck_conv_forward(&shape, input, weights, nil, true, &output, &workspace)
                if value.isNaN { #expect(output[3 * 8 * 16].isNaN, "\(isa)") }
                var gradient = weights
                ck_conv_weight_gradient(&shape, input, input, &gradient, &workspace)
                ck_conv_input_gradient(&shape, input, weights, &output, &workspace)
            }
        }
    }
}
