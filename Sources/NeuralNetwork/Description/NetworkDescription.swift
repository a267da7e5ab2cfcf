/// What a network is made of: the shape of its input and its layers, without any weights.
public struct NetworkDescription: Sendable, Equatable {
    /// Rows of the input.
    public let height: Int
    /// Columns of the input.
    public let width: Int
    /// Channels of the input; 1 for grey.
    public let channels: Int
    /// The layers, first to last, numbered as in PyTorch's `nn.Sequential`.
    public let layers: [LayerDescription]
    /// What each layer hands on, one shape a layer.
    public let outputs: [FeatureShape]

    /// The largest side, channel count or number of filters that is accepted.
    public static let largestSide = 1 << 16
    /// The most numbers that one layer may hold or hand on, so that nothing overflows or fills the memory.
    public static let largestLayer = 1 << 28
    /// The most numbers that all layers together may hand on: a small file must not ask for much memory.
    public static let largestTotal = 1 << 26

    /// Checks the layers against each other and works out their shapes.
    ///
    /// - Throws: ``NetworkDescriptionError`` naming the first layer that does not fit.
    public init(
        height: Int, width: Int, channels: Int, layers: [LayerDescription]
    ) throws(NetworkDescriptionError) {
        self.height = height
        self.width = width
        self.channels = channels
        self.layers = layers
        guard [height, width, channels].allSatisfy({ (1...Self.largestSide).contains($0) }),
            height * width * channels <= Self.largestLayer
        else { throw .badInput(height: height, width: width, channels: channels) }
        guard !layers.isEmpty else { throw .empty }
        var shape = FeatureShape(height: height, width: width, channels: channels)
        var outputs: [FeatureShape] = []
        var total = shape.count
        for (index, layer) in layers.enumerated() {
            shape = try layer.output(of: shape, at: index)
            outputs.append(shape)
            total += shape.count
            guard total <= Self.largestTotal else {
                throw .badHyperparameter(
                    layer: index, title: layer.title, reason: "the layers up to here hand on too many numbers")
            }
        }
        guard shape.isFlat else { throw .outputIsNoVector(shape: shape) }
        self.outputs = outputs
    }

    /// The shape of the network's input.
    public var input: FeatureShape { FeatureShape(height: height, width: width, channels: channels) }

    /// Numbers in the network's output: the classes, and further outputs if it has any.
    public var outputCount: Int { outputs[outputs.count - 1].count }

    /// Kinds of numbers in the output: all outputs, or the channels when the network ends by flattening a map.
    public var labelCount: Int {
        layers.last == .flatten ? input(ofLayer: layers.count - 1).channels : outputCount
    }

    /// What a layer is given.
    public func input(ofLayer index: Int) -> FeatureShape { index == 0 ? input : outputs[index - 1] }
}

extension NetworkDescription: Codable {
    private enum Key: String, CodingKey {
        case height, width, channels, layers
    }

    /// Reads `{"height": 50, "width": 50, "channels": 1, "layers": […]}` and checks it.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        try self.init(
            height: try values.decode(Int.self, forKey: .height),
            width: try values.decode(Int.self, forKey: .width),
            channels: try values.decode(Int.self, forKey: .channels),
            layers: try values.decode([LayerDescription].self, forKey: .layers))
    }

    /// Writes the form that ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(height, forKey: .height)
        try values.encode(width, forKey: .width)
        try values.encode(channels, forKey: .channels)
        try values.encode(layers, forKey: .layers)
    }
}
