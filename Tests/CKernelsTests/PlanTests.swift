import CKernels
import Testing

extension KernelTests {
    @Suite("Plans") struct PlanTests {
        /// Weights and biases for all layers; as many as the largest layer needs.
        static let numbers: [Float] = {
            let count = 9 * 160 * 160 + 200
            return (0..<count).map { Float(($0 * 7919) % 2003) / 2003 - 0.5 }
        }()

        static func convolution(_ channels: Int32, _ size: Int32 = 3, stride: Int32 = 1, relu: Bool = true) -> ck_layer
        {
            ck_layer(
                kind: CK_CONVOLUTION, channels: channels, size: size, stride: stride, dilation: 1, relu: relu,
                weights: nil, bias: nil)
        }

        static func layer(_ kind: ck_layer_kind, channels: Int32 = 0, size: Int32 = 0, relu: Bool = false) -> ck_layer {
            ck_layer(
                kind: kind, channels: channels, size: size, stride: 0, dilation: 0, relu: relu, weights: nil,
                bias: nil)
        }

        /// Calls `body` with layers that all have the same numbers as weights.
        static func withNumbers<Result>(
            _ layers: [ck_layer], _ body: ([ck_layer]) throws -> Result
        ) rethrows -> Result {
            try numbers.withUnsafeBufferPointer { numbers in
                try body(
                    layers.map { layer in
                        var layer = layer
                        layer.weights = numbers.baseAddress
                        layer.bias = numbers.baseAddress.map { $0 + 100 }
                        return layer
                    })
            }
        }

        /// Outputs of a plan whose every layer has the same numbers as weights; nil when no plan can be made.
        static func run(
            _ layers: [ck_layer], height: Int32, width: Int32, channels: Int32, times: Int = 1
        ) -> [Float]? {
            withNumbers(layers) { filled in
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

        /// Calls `body` with a plan whose every layer has the same numbers as weights.
        static func withPlan<Result>(
            _ layers: [ck_layer], side: Int32, sharing lender: OpaquePointer? = nil,
            _ body: (OpaquePointer) throws -> Result
        ) throws -> Result {
            try withNumbers(layers) { filled in
                let plan = try #require(
                    ck_plan_create_sharing(lender, side, side, 1, filled, Int32(filled.count)))
                defer { ck_plan_destroy(plan) }
                return try body(plan)
            }
        }

        static func steps(_ plan: OpaquePointer) -> [String] {
            sequence(first: Int32(0)) { $0 + 1 }.lazy.map { ck_plan_step(plan, $0) }
                .prefix { $0 != nil }.compactMap { $0.map { String(cString: $0) } }
        }

        /// The layers of the standard network, with batch norm folded in.
        static var standard: [ck_layer] {
            let pool = layer(CK_MAX_POOL, size: 2)
            let depths: [(channels: Int32, count: Int)] = [(32, 2), (64, 3), (128, 3), (160, 2)]
            let stages: [[ck_layer]] = depths.map { Array(repeating: convolution($0.channels), count: $0.count) }
            return Array(stages.joined(separator: [pool]))
                + [layer(CK_GLOBAL_AVERAGE), layer(CK_DENSE, channels: 27)]
        }

        /// Results do not show which algorithm is used; only the time does.
        @Test("Layers have the algorithm that suits their shape") func algorithms() throws {
            try Self.withPlan(Self.standard, side: 50) { plan in
                let steps = Self.steps(plan)
                #expect(steps.first == "direct")
                #expect(steps[1...5].elementsEqual(repeatElement("winograd4", count: 5)))
                #expect(steps.suffix(2) == ["average", "direct"])
                #expect(ck_plan_bytes(plan) < 16 << 20)
            }
            try Self.withPlan(Self.networks[1], side: 50) { plan in
                #expect(Self.steps(plan) == ["direct", "direct", "direct"])
                #expect(ck_plan_bytes(plan) < 1 << 20)
            }
        }

        @Test("A plan that shares weights holds none where both compute in the same way") func sharing() throws {
            // The packed weights of the last layer, 36 points for Winograd's algorithm, are 2.3 MB.
            let layers = [Self.convolution(32), Self.convolution(128), Self.convolution(128)]
            try Self.withPlan(layers, side: 16) { lender in
                let alone = try Self.withPlan(layers, side: 20) { (ck_plan_bytes($0), Self.steps($0)) }
                let shared = try Self.withPlan(layers, side: 20, sharing: lender) { ck_plan_bytes($0) }
                #expect(alone.1 == Self.steps(lender))
                #expect(alone.0 - shared > 2 << 20)
                // So small that another algorithm is chosen: these weights are not shared.
                let small = try Self.withPlan(layers, side: 4) { (ck_plan_bytes($0), Self.steps($0)) }
                let smallShared = try Self.withPlan(layers, side: 4, sharing: lender) { ck_plan_bytes($0) }
                #expect(small.1 != Self.steps(lender))
                #expect(smallShared > small.0 / 2)
            }
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
