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
        let plan = Self.withRecords(of: PlanLayer.layers(of: network)[...]) { records in
            ck_plan_create(
                Int32(description.height), Int32(description.width), Int32(description.channels), records,
                Int32(records.count))
        }
        guard let plan else { throw .outOfMemory(parameters: description.parameterCount) }
        self.plan = plan
        inputCount = description.input.count
        outputCount = description.outputCount
    }

    deinit { ck_plan_destroy(plan) }

    /// Calls `body` with records that point into the layers' own numbers, which may be many: nothing is copied.
    private static func withRecords<Result>(
        of layers: ArraySlice<PlanLayer>, after records: [ck_layer] = [], _ body: ([ck_layer]) -> Result
    ) -> Result {
        guard let layer = layers.first else { return body(records) }
        return layer.weights.withUnsafeBufferPointer { weights in
            layer.bias.withUnsafeBufferPointer { bias in
                let record = ck_layer(
                    kind: layer.kind, channels: Int32(layer.channels), size: Int32(layer.size),
                    stride: Int32(layer.stride), relu: layer.relu,
                    weights: weights.isEmpty ? nil : weights.baseAddress, bias: bias.isEmpty ? nil : bias.baseAddress)
                return withRecords(of: layers.dropFirst(), after: records + [record], body)
            }
        }
    }

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
