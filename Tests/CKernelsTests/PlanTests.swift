import CKernels
import Testing

extension KernelTests {
    @Suite("Plans") struct PlanTests {
        /// Weights and biases for all layers, long enough for any here.
        static let numbers = (0..<40_000).map { Float(($0 * 7919) % 2003) / 2003 - 0.5 }

        static func convolution(_ channels: Int32, _ size: Int32 = 3, stride: Int32 = 1, relu: Bool = true) -> ck_layer
        {
            ck_layer(
                kind: CK_CONVOLUTION, channels: channels, size: size, stride: stride, relu: relu, weights: nil,
                bias: nil)
        }

        static func layer(_ kind: ck_layer_kind, channels: Int32 = 0, size: Int32 = 0, relu: Bool = false) -> ck_layer {
            ck_layer(
                kind: kind, channels: channels, size: size, stride: 0, relu: relu, weights: nil, bias: nil)
        }

        /// Outputs of a plan whose every layer has the same numbers as weights; nil when no plan can be made.
        static func run(
            _ layers: [ck_layer], height: Int32, width: Int32, channels: Int32, times: Int = 1
        ) -> [Float]? {
            numbers.withUnsafeBufferPointer { numbers in
                let filled = layers.map { layer in
                    var layer = layer
                    layer.weights = numbers.baseAddress
                    layer.bias = numbers.baseAddress.map { $0 + 100 }
                    return layer
                }
                guard let plan = ck_plan_create(height, width, channels, filled, Int32(filled.count)) else {
                    return nil
                }
                defer { ck_plan_destroy(plan) }
                let input = (0..<Int(height * width * channels)).map { Float(($0 * 31) % 101) / 101 - 0.3 }
                var output = [Float](repeating: .nan, count: ck_plan_outputs(plan))
                for _ in 0..<times { ck_plan_run(plan, input, &output) }
                return output
            }
        }

        static var networks: [[ck_layer]] {
            [
                [convolution(16), layer(CK_MAX_POOL, size: 2), convolution(32), layer(CK_GLOBAL_AVERAGE)],
                [convolution(5, 5), layer(CK_MAX_POOL, size: 4), convolution(15, 5), layer(CK_DENSE, channels: 27)],
                [convolution(20, 3, stride: 2), convolution(36), layer(CK_AFFINE, relu: true)],
                [layer(CK_AFFINE), layer(CK_MAX_POOL, size: 3), convolution(1, 7, relu: false)],
                [convolution(48), convolution(40), layer(CK_MAX_POOL, size: 3)],
            ]
        }

        @Test("Every instruction set agrees with the plainest", arguments: networks.indices) func agree(index: Int)
            throws
        {
            let sizes: [(Int32, Int32, Int32)] = [(25, 18, 1), (13, 12, 3), (8, 9, 16), (4, 4, 32)]
            for (height, width, channels) in sizes {
                var all: [String: [Float]] = [:]
                InstructionSets.each {
                    all[$0] = Self.run(Self.networks[index], height: height, width: width, channels: channels)
                }
                let plain = try #require(all["baseline"] ?? all["neon"])
                let scale = plain.map(abs).max() ?? 0
                #expect(scale > 0)
                for (isa, outputs) in all {
                    let worst = zip(outputs, plain).map { abs($0 - $1) }.max() ?? .infinity
                    #expect(outputs.count == plain.count && worst <= 2e-5 * scale, "\(isa) at \(height)x\(width)")
                }
            }
        }

        @Test("Running again gives the same bytes") func repeats() throws {
            for network in Self.networks {
                let once = try #require(Self.run(network, height: 25, width: 25, channels: 1))
                #expect(Self.run(network, height: 25, width: 25, channels: 1, times: 3) == once)
            }
        }

        @Test("Pools, averages and scales by hand") func byHand() {
            let input: [Float] = [1, -2, 3, 4, -5, 6, 7, -8, 9]
            func run(_ layer: ck_layer) -> [Float] {
                let plan = ck_plan_create(3, 3, 1, [layer], 1)
                defer { ck_plan_destroy(plan) }
                var output = [Float](repeating: .nan, count: ck_plan_outputs(plan))
                ck_plan_run(plan, input, &output)
                return output
            }
            #expect(run(Self.layer(CK_MAX_POOL, size: 2)) == [4])
            #expect(run(Self.layer(CK_MAX_POOL, size: 3)) == [9])
            #expect(run(Self.layer(CK_GLOBAL_AVERAGE)) == [15 / 9])
            #expect(run(Self.layer(CK_AFFINE, relu: true)) == [1, 0, 3, 4, 0, 6, 7, 0, 9])
        }

        @Test("Impossible sizes make no plan") func impossible() {
            let bad: [[ck_layer]] = [
                [], [Self.convolution(0)], [Self.convolution(4, 2)], [Self.convolution(4, 0)],
                [Self.convolution(4, 3, stride: 0)], [Self.layer(CK_DENSE)], [Self.layer(CK_MAX_POOL)],
                [Self.layer(CK_MAX_POOL, size: 9)], [Self.convolution(4), Self.layer(CK_MAX_POOL, size: 9)],
            ]
            for layers in bad { #expect(Self.run(layers, height: 8, width: 8, channels: 1) == nil) }
            #expect(Self.run([Self.convolution(4)], height: 0, width: 8, channels: 1) == nil)
            #expect(Self.run([Self.convolution(4)], height: 8, width: 8, channels: -1) == nil)
        }
    }
}
