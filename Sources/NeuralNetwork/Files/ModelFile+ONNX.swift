import Basics
import FoundationEssentials

extension ModelFile {
    /// Writes the model in ONNX, the format that most inference engines read.
    ///
    /// The input is `image` `[batch, channel, height, width]`, the output is `probabilities` `[batch, class]`. A network
    /// that gives a map, such as scores at each step of a sequence, has `[batch, class, height, width]`. Labels,
    /// preprocessing and metadata become metadata properties; outputs without labels are left out. The model is written
    /// to a temporary file beside `url`, which is then renamed.
    ///
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func writeONNX(to url: URL) throws(ModelFileError) {
        do {
            try AtomicFile.write(withoutFurtherOutputs().onnx, to: url)
        } catch {
            throw .cannotWrite(path: url.path, reason: (error as? FileWriteError)?.reason ?? "\(error)")
        }
    }

    /// The bytes of the model in ONNX (IR version 8, operator set 13): a `ModelProto` of onnx.proto.
    var onnx: [UInt8] {
        var model = ProtobufMessage()
        model.add(1, 8)
        model.add(2, "fingerspell")
        model.add(7) { addGraph(to: &$0) }
        model.add(8) { $0.add(2, 13) }
        var texts = metadata
        texts["labels"] = (try? JSONEncoder().encode(labels)).map { String(decoding: $0, as: UTF8.self) }
        texts["preprocessing"] = preprocessing
        for (key, value) in texts.sorted(by: { $0.key < $1.key }) {
            model.add(14) {
                $0.add(1, key)
                $0.add(2, value)
            }
        }
        return model.bytes
    }

    /// The model with only the outputs that have labels.
    private func withoutFurtherOutputs() throws(NetworkError) -> ModelFile {
        guard furtherOutputs > 0 else { return self }
        return ModelFile(
            network: try network.keepingOutputs(first: labels.count), labels: labels, preprocessing: preprocessing,
            metadata: metadata)
    }

    /// Writes a `GraphProto`: nodes, weights, input and output.
    private func addGraph(to graph: inout ProtobufMessage) {
        let description = network.description
        let operators = ONNXGraph(description)
        var features = "image"
        for node in operators.nodes {
            graph.add(1) { message in
                message.add(1, features)
                for role in node.parameters { message.add(1, "\(node.layer).\(role.rawValue)") }
                features = "\(node.layer)"
                message.add(2, features)
                message.add(3, "\(node.operation) \(node.layer)")
                message.add(4, node.operation)
                for (name, value) in node.attributes { message.add(5) { Self.add(name, value, to: &$0) } }
            }
        }
        graph.add(1) { message in
            message.add(1, features)
            message.add(2, "probabilities")
            message.add(3, "Softmax")
            message.add(4, "Softmax")
            message.add(5) { Self.add("axis", .integer(1), to: &$0) }
        }
        graph.add(2, "letters")
        for (name, tensor) in network.namedTensors {
            graph.add(5) { message in
                for length in tensor.shape { message.add(1, length) }
                message.add(2, Self.float)
                message.add(8, name)
                message.add(9, tensor.values.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) })
            }
        }
        graph.add(11) {
            Self.addValue("image", [description.channels, description.height, description.width], to: &$0)
        }
        graph.add(12) { Self.addValue("probabilities", operators.outputShape, to: &$0) }
    }

    /// `TensorProto.DataType.FLOAT`.
    private static let float = 1

    /// Writes an `AttributeProto`; field 20 is the type of the value.
    private static func add(_ name: String, _ value: ONNXGraph.Node.Attribute, to message: inout ProtobufMessage) {
        message.add(1, name)
        switch value {
        case .number(let number):
            message.add(2, number)
            message.add(20, 1)
        case .integer(let integer):
            message.add(3, integer)
            message.add(20, 2)
        case .integers(let integers):
            for integer in integers { message.add(8, integer) }
            message.add(20, 7)
        }
    }

    /// Writes a `ValueInfoProto`: floats of any number of examples of a shape.
    private static func addValue(_ name: String, _ shape: [Int], to message: inout ProtobufMessage) {
        message.add(1, name)
        message.add(2) { type in
            type.add(1) { tensor in
                tensor.add(1, float)
                tensor.add(2) { dimensions in
                    dimensions.add(1) { $0.add(2, "batch") }
                    for length in shape { dimensions.add(1) { $0.add(1, length) } }
                }
            }
        }
    }
}

/// The operators of ONNX (operator set 13) that compute a network, in order; each reads the output of the one before.
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
        /// The number of the layer, which is also the name of the output.
        let layer: Int
        /// The parameters that are inputs, after the output of the node before.
        var parameters: [Parameter.Role] = []
        /// Attributes by name.
        var attributes: [(name: String, value: Attribute)] = []

        static func == (a: Node, b: Node) -> Bool {
            a.operation == b.operation && a.layer == b.layer && a.parameters == b.parameters
                && a.attributes.elementsEqual(b.attributes) { $0 == $1 }
        }
    }

    let nodes: [Node]
    /// The shape of what the last operator gives for one example, classes first.
    let outputShape: [Int]

    init(_ description: NetworkDescription) {
        let nodes = description.layers.enumerated().compactMap { index, layer in Self.node(layer, index) }
        let last = description.input(ofLayer: description.layers.count - 1)
        // A map stays one, so that the classes of each place are a dimension.
        let givesMap = description.layers.last == .flatten && last.area > 1
        self.nodes = givesMap ? nodes.dropLast() : nodes
        outputShape = givesMap ? [last.channels, last.height, last.width] : [description.outputCount]
    }

    /// The operator that computes a layer; nil for layers that do nothing outside of training.
    private static func node(_ layer: LayerDescription, _ index: Int) -> Node? {
        switch layer {
        case .convolution(_, let kernel, let stride, let bias):
            Node(
                operation: "Conv", layer: index, parameters: bias ? [.weight, .bias] : [.weight],
                attributes: [
                    ("kernel_shape", .integers([kernel, kernel])), ("strides", .integers([stride, stride])),
                    ("pads", .integers(Array(repeating: kernel / 2, count: 4))),
                ])
        case .temporalConvolution(_, let kernel, let dilation, let bias):
            Node(
                operation: "Conv", layer: index, parameters: bias ? [.weight, .bias] : [.weight],
                attributes: [
                    ("kernel_shape", .integers([kernel, 1])), ("dilations", .integers([dilation, 1])),
                    ("pads", .integers([dilation * (kernel / 2), 0, dilation * (kernel / 2), 0])),
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
