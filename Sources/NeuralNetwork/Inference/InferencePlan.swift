import CKernels

/// A network prepared to compute one picture at a time, as fast as this CPU allows.
///
/// Batch norm is folded into the weights of the layer before it, weights are packed in the order in which the kernels
/// read them, each layer has the fastest algorithm for its shape, and all memory is allocated. Running the plan
/// allocates nothing and takes no lock. A plan must be used by one thread at a time.
public final class InferencePlan {
    /// The number of values in the input: height times width times channels.
    public let inputCount: Int
    /// The number of values in the output.
    public let outputCount: Int

    private let plan: OpaquePointer
    private let layers: [LayerDescription]
    /// The plan whose packed weights this one reads: it must live as long as this one.
    private let lender: InferencePlan?

    /// Prepares a network; the plan keeps a copy of the weights.
    ///
    /// - Throws: ``InferencePlanError/outOfMemory(parameters:)``.
    public convenience init(_ network: Network) throws(InferencePlanError) {
        try self.init(network, lender: nil)
    }

    /// Prepares a network that differs from that of another plan only in the size of its input.
    ///
    /// The packed weights take most of the memory of a plan. This plan reads those of the other one, and packs its own
    /// only for layers that are computed by another algorithm at this size. The other plan stays in memory as long as
    /// this one. Both may run at the same time, on different threads.
    ///
    /// - Parameters:
    ///   - network: has the layers and the weights of the other plan's network.
    ///   - lender: the other plan.
    /// - Throws: ``InferencePlanError/outOfMemory(parameters:)``.
    public convenience init(
        _ network: Network, sharingWeightsOf lender: InferencePlan
    ) throws(InferencePlanError) {
        precondition(network.description.layers == lender.layers, "plans of different networks cannot share weights")
        try self.init(network, lender: lender)
    }

    private init(_ network: Network, lender: InferencePlan?) throws(InferencePlanError) {
        let description = network.description
        let plan = Self.withRecords(of: PlanLayer.layers(of: network)[...]) { records in
            ck_plan_create_sharing(
                lender?.plan, Int32(description.height), Int32(description.width), Int32(description.channels),
                records, Int32(records.count))
        }
        guard let plan else { throw .outOfMemory(parameters: description.parameterCount) }
        self.plan = plan
        self.lender = lender
        layers = description.layers
        inputCount = description.input.count
        outputCount = description.outputCount
    }

    deinit { ck_plan_destroy(plan) }

    /// Calls `body` with records that point to the weights of all layers, without copying them.
    ///
    /// Pointers to the elements of an array are valid only within a closure, so each layer nests one level deeper.
    private static func withRecords<Result>(
        of layers: ArraySlice<PlanLayer>, after records: [ck_layer] = [], _ body: ([ck_layer]) -> Result
    ) -> Result {
        guard let layer = layers.first else { return body(records) }
        return layer.weights.withUnsafeBufferPointer { weights in
            layer.bias.withUnsafeBufferPointer { bias in
                let record = ck_layer(
                    kind: layer.kind, channels: Int32(layer.channels), size: Int32(layer.size),
                    stride: Int32(layer.stride), dilation: Int32(layer.dilation), relu: layer.relu,
                    weights: weights.isEmpty ? nil : weights.baseAddress, bias: bias.isEmpty ? nil : bias.baseAddress)
                return withRecords(of: layers.dropFirst(), after: records + [record], body)
            }
        }
    }

    /// Computes the outputs for one picture, before any softmax.
    ///
    /// - Parameters:
    ///   - input: `[height, width, channel]`, ``inputCount`` values.
    ///   - output: overwritten, ``outputCount`` values.
    public func run(_ input: UnsafeBufferPointer<Float>, into output: UnsafeMutableBufferPointer<Float>) {
        precondition(
            input.count == inputCount && output.count == outputCount,
            "input or output has another size than the network")
        ck_plan_run(plan, input.baseAddress, output.baseAddress)
    }
}

/// An error while a network is prepared for inference.
public enum InferencePlanError: Error, Equatable, CustomStringConvertible {
    /// There is not enough memory for the packed weights of that many parameters.
    case outOfMemory(parameters: Int)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .outOfMemory(let parameters):
            "no memory to run a network of \(parameters) parameters: close other programs or use a smaller model"
        }
    }
}
