import CKernels

/// A network made ready to read one picture at a time, as fast as this CPU allows.
///
/// Batch norm is folded into weights, weights are packed, every layer has the algorithm that suits its shape, and all
/// memory is laid out; after that nothing is allocated and no lock taken. A plan is for one thread at a time.
public final class InferencePlan {
    /// Numbers in the input: height times width times channels.
    public let inputCount: Int
    /// Numbers in the output.
    public let outputCount: Int
    private let plan: OpaquePointer

    /// Compiles a network; the plan keeps its own copy of the weights.
    ///
    /// - Throws: ``InferencePlanError/outOfMemory(parameters:)``.
    public init(_ network: Network) throws(InferencePlanError) {
        let description = network.description
        let layers = PlanLayer.layers(of: network)
        // One array holds all numbers, so that one pointer serves all layers.
        let numbers = layers.flatMap { $0.weights + $0.bias }
        let plan = numbers.withUnsafeBufferPointer { numbers in
            var next = numbers.baseAddress
            func take(_ count: Int) -> UnsafePointer<Float>? {
                defer { next = next.map { $0 + count } }
                return count == 0 ? nil : next
            }
            let records = layers.map { layer in
                let weights = take(layer.weights.count)
                return ck_layer(
                    kind: layer.kind, channels: Int32(layer.channels), size: Int32(layer.size),
                    stride: Int32(layer.stride), relu: layer.relu, weights: weights, bias: take(layer.bias.count))
            }
            return ck_plan_create(
                Int32(description.height), Int32(description.width), Int32(description.channels), records,
                Int32(records.count))
        }
        guard let plan else { throw .outOfMemory(parameters: description.parameterCount) }
        self.plan = plan
        inputCount = description.input.count
        outputCount = description.outputCount
    }

    deinit { ck_plan_destroy(plan) }

    /// Scores of one picture `[height, width, channel]`, before any softmax.
    public func run(_ input: UnsafeBufferPointer<Float>, into output: UnsafeMutableBufferPointer<Float>) {
        precondition(
            input.count == inputCount && output.count == outputCount, "input or output is not of the network's size")
        ck_plan_run(plan, input.baseAddress, output.baseAddress)
    }

    /// How each step is computed: "winograd4", "winograd2", "direct", "pool", "average" or "affine".
    public var steps: [String] {
        sequence(first: 0) { $0 + 1 }.lazy.map { ck_plan_step(self.plan, Int32($0)) }
            .prefix { $0 != nil }.compactMap { $0.map { String(cString: $0) } }
    }

    /// Bytes of weights and activations that the plan holds.
    public var byteCount: Int { ck_plan_bytes(plan) }
}
