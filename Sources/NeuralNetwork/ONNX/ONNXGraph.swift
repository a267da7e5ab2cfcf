/// The nodes of a network as ONNX knows them (operator set 13), in order, each fed by the one before.
struct ONNXGraph {
    /// One operator.
    struct Node: Equatable {
        /// The value of an attribute.
        enum Attribute: Equatable {
            case integer(Int)
            case integers([Int])
            case number(Float)
        }

        let operation: String
        /// The layer's number, which names the output.
        let layer: Int
        /// Parameters, which follow the features among the inputs.
        var parameters: [Parameter.Role] = []
        /// By name.
        var attributes: [(name: String, value: Attribute)] = []

        static func == (a: Node, b: Node) -> Bool {
            a.operation == b.operation && a.layer == b.layer && a.parameters == b.parameters
                && a.attributes.elementsEqual(b.attributes) { $0 == $1 }
        }
    }

    let nodes: [Node]

    init(_ description: NetworkDescription) {
        nodes = description.layers.enumerated().compactMap { index, layer in Self.node(layer, index) }
    }

    /// The operator that computes a layer; nil for those that do nothing in use.
    private static func node(_ layer: LayerDescription, _ index: Int) -> Node? {
        switch layer {
        case .convolution(_, let kernel, let stride, let bias):
            Node(
                operation: "Conv", layer: index, parameters: bias ? [.weight, .bias] : [.weight],
                attributes: [
                    ("kernel_shape", .integers([kernel, kernel])), ("strides", .integers([stride, stride])),
                    ("pads", .integers(Array(repeating: kernel / 2, count: 4))),
                ])
        case .batchNorm:
            Node(
                operation: "BatchNormalization", layer: index,
                parameters: [.weight, .bias, .runningMean, .runningVariance],
                attributes: [("epsilon", .number(BatchNormLayer.epsilon))])
        case .relu: Node(operation: "Relu", layer: index)
        case .maxPool(let size):
            Node(
                operation: "MaxPool", layer: index,
                attributes: [("kernel_shape", .integers([size, size])), ("strides", .integers([size, size]))])
        case .averagePool: Node(operation: "GlobalAveragePool", layer: index)
        case .flatten: Node(operation: "Flatten", layer: index, attributes: [("axis", .integer(1))])
        case .dropout: nil
        case .dense:
            // PyTorch's matrices are [out, in], hence the transpose.
            Node(
                operation: "Gemm", layer: index, parameters: [.weight, .bias], attributes: [("transB", .integer(1))])
        }
    }
}
