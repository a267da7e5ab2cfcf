import Basics
import CKernels
import Testing

extension KernelTests {
    /// The light loops give the same bits with every instruction set, since none of them fuses or reorders.
    @Suite("Light loops") struct LoopsTests {
        /// Sizes around the vectors' widths.
        static let channels = [1, 7, 16, 33, 96]

        /// What `body` computes with each set, and which sets differ from the first.
        private static func differing(_ body: () -> [Float]) -> [String] {
            var first: [UInt32]?
            var names: [String] = []
            InstructionSets.each { name in
                let bits = body().map(\.bitPattern)
                if bits != first ?? bits { names.append(name) }
                first = first ?? bits
            }
            return names
        }

        private static func random(_ count: Int, seed: UInt64) -> [Float] {
            var generator = SeededGenerator(seed: seed)
            return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
        }

        @Test("Batch norm, forward and backward", arguments: channels) func batchNorm(channels: Int) {
            let rows = 37
            let (x, given) = (Self.random(rows * channels, seed: 1), Self.random(rows * channels, seed: 2))
            let (scale, shift) = (Self.random(channels, seed: 3), Self.random(channels, seed: 4))
            let names = Self.differing {
                var (mean, variance, y) = (scale, scale, x)
                var (dy, weight, bias) = (given, scale, scale)
                ck_batch_norm_statistics(rows, channels, x, &mean, &variance)
                ck_batch_norm_forward(rows, channels, x, scale, shift, true, &y)
                mean.withUnsafeBufferPointer { mean in
                    scale.withUnsafeBufferPointer { scale in
                        shift.withUnsafeBufferPointer { shift in
                            var pass = ck_batch_norm_pass(
                                mean: mean.baseAddress, deviation_inverse: scale.baseAddress,
                                scale: scale.baseAddress, shift: shift.baseAddress, relu: true)
                            ck_batch_norm_gradient_sums(rows, channels, &pass, x, dy, &weight, &bias)
                            ck_batch_norm_input_gradient(rows, channels, &pass, x, &dy, weight, bias)
                        }
                    }
                }
                return mean + variance + y + weight + bias + dy
            }
            #expect(names.isEmpty)
        }

        @Test("Optimisers and activations", arguments: channels) func elementwise(count: Int) {
            let (start, gradient) = (Self.random(count, seed: 5), Self.random(count, seed: 6))
            var rmsprop = ck_rmsprop(rate: 0.1, decay: 0.9, epsilon: 1e-6, momentum: 0.5, weight_decay: 0.01)
            var adamw = ck_adamw(
                rate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-6, weight_decay: 0.01, correction1: 0.1,
                correction2: 0.01)
            let names = Self.differing {
                var (w, velocity, square, mean) = (start, start, start.map { abs($0) }, gradient)
                ck_sgd_step(count, &w, gradient, &velocity, 0.1, 0.9, 0.01)
                ck_rmsprop_step(count, &rmsprop, &w, gradient, &square, &velocity)
                ck_adamw_step(count, &adamw, &w, gradient, &mean, &square)
                ck_moving_average(count, 0.999, w, &mean)
                ck_relu(count, &velocity)
                ck_relu_backward(count, velocity, &square)
                ck_add(count, w, &square)
                return w + velocity + square + mean
            }
            #expect(names.isEmpty)
        }

        @Test("Pools and sums", arguments: channels) func pools(channels: Int) {
            let x = Self.random(2 * 6 * 7 * channels, seed: 7)
            var shape = ck_pool_shape(batch: 2, height: 6, width: 7, channels: Int32(channels), size: 2)
            let names = Self.differing {
                var y = [Float](repeating: 0, count: 2 * 3 * 3 * channels)
                var which = [UInt8](repeating: 0, count: y.count)
                var (dx, sums) = (x, [Float](repeating: 0, count: channels))
                var average = [Float](repeating: 0, count: 2 * channels)
                ck_max_pool_forward(&shape, x, &y, &which)
                ck_max_pool_backward(&shape, y, which, &dx)
                ck_column_sums(2 * 6 * 7, channels, x, &sums)
                ck_average_pool_forward(2, 42, channels, x, &average)
                return y + which.map(Float.init) + dx + sums + average
            }
            #expect(names.isEmpty)
        }

        @Test("Pictures of regions", arguments: [cr_grey, cr_yuyv, cr_uyvy, cr_rgb, cr_bgr], [0.0, 0.3])
        func regions(layout: cr_layout, tilt: Double) {
            var generator = SeededGenerator(seed: 8)
            let bytes = (0..<3 * 60 * 40).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let names = Self.differing {
                var grid = [Float](repeating: 0, count: 11 * 9)
                var luminance = [UInt8](repeating: 0, count: 60 * 40)
                bytes.withUnsafeBufferPointer { bytes in
                    var picture = cr_picture(
                        pixels: bytes.baseAddress, width: 60, height: 40, stride: 180, layout: layout)
                    var region = cr_region(x: 3.2, y: -1.7, width: 50.3, height: 41.9, tilt: tilt)
                    #expect(cr_average(&picture, &region, 11, 9, false, &grid))
                    cr_luminance(&picture, &luminance)
                }
                return grid + luminance.map(Float.init)
            }
            #expect(names.isEmpty)
        }
    }
}
