/// The architecture of a network: the shape of its input and its layers, without any weights.
public struct NetworkDescription: Sendable, Equatable {
    /// Rows of the input.
    public let height: Int
    /// Columns of the input.
    public let width: Int
    /// Channels of the input; 1 for grey.
    public let channels: Int
    /// The layers, first to last, numbered as in PyTorch's `nn.Sequential`.
    public let layers: [LayerDescription]
    /// The output shape of each layer.
    public let outputs: [FeatureShape]

    /// The largest height, width, channel count, number of filters or number of units that is accepted.
    public static let maximumSide = 1 << 16
    /// The most values that the weights or the output of one layer may have, so that no size overflows.
    public static let maximumLayerValueCount = 1 << 28
    /// The most values that the outputs of all layers together may have, with the zeros around sequences.
    ///
    /// The limit keeps a malicious model file from making the program allocate all memory.
    public static let maximumTotalValueCount = 1 << 26

    /// Checks that each layer fits the one before it, and computes the output shapes.
    ///
    /// - Throws: ``NetworkDescriptionError`` naming the first layer that does not fit.
    public init(
        height: Int, width: Int, channels: Int, layers: [LayerDescription]
    ) throws(NetworkDescriptionError) {
        self.height = height
        self.width = width
        self.channels = channels
        self.layers = layers
        guard [height, width, channels].allSatisfy({ (1...Self.maximumSide).contains($0) }),
            height * width * channels <= Self.maximumLayerValueCount
        else { throw .badInput(height: height, width: width, channels: channels) }
        guard !layers.isEmpty else { throw .empty }
        var shape = FeatureShape(height: height, width: width, channels: channels)
        var outputs: [FeatureShape] = []
        var total = shape.count
        for (index, layer) in layers.enumerated() {
            let input = shape
            shape = try layer.output(of: input, at: index)
            outputs.append(shape)
            total += shape.count + layer.paddingCount(of: input)
            guard total <= Self.maximumTotalValueCount else {
                throw .badHyperparameter(
                    layer: index, title: layer.title,
                    reason: "the outputs of the layers up to here have too many values")
            }
        }
        guard shape.isFlat else { throw .outputIsNotVector(shape: shape) }
        self.outputs = outputs
    }

    /// The shape of the network's input.
    public var input: FeatureShape { FeatureShape(height: height, width: width, channels: channels) }

    /// The number of values in the network's output: one for each class, and further outputs if it has any.
    public var outputCount: Int { outputs[outputs.count - 1].count }

    /// How many labels the output needs: one for each value, or for each channel when the last layer flattens a map.
    public var labelCount: Int {
        layers.last == .flatten ? input(ofLayer: layers.count - 1).channels : outputCount
    }

    /// The input shape of a layer.
    public func input(ofLayer index: Int) -> FeatureShape { index == 0 ? input : outputs[index - 1] }
}

extension NetworkDescription: Codable {
    private enum Key: String, CodingKey {
        case height, width, channels, layers
    }

    /// Decodes `{"height": 50, "width": 50, "channels": 1, "layers": […]}` and checks it.
    ///
    /// - Throws: `DecodingError`, or ``NetworkDescriptionError`` when the layers do not fit each other.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        try self.init(
            height: try values.decode(Int.self, forKey: .height),
            width: try values.decode(Int.self, forKey: .width),
            channels: try values.decode(Int.self, forKey: .channels),
            layers: try values.decode([LayerDescription].self, forKey: .layers))
    }

    /// Encodes the form that ``init(from:)`` decodes.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(height, forKey: .height)
        try values.encode(width, forKey: .width)
        try values.encode(channels, forKey: .channels)
        try values.encode(layers, forKey: .layers)
    }
}

extension NetworkDescription {
    /// The small network of the original study: two 5x5 convolutions, each followed by a 4x4 pool, and a dense layer.
    ///
    /// - Throws: ``NetworkDescriptionError`` when `classes` is out of range.
    public static func study(classes: Int) throws(NetworkDescriptionError) -> NetworkDescription {
        try NetworkDescription(
            height: 50, width: 50, channels: 1,
            layers: [
                .convolution(filters: 5, kernel: 5), .relu, .maxPool(size: 4),
                .convolution(filters: 15, kernel: 5), .relu, .maxPool(size: 4),
                .flatten, .dense(units: classes),
            ])
    }

    /// The network of the shipped model: four stages of two or three 3x3 convolutions with batch norm.
    ///
    /// The stages have 32 to 160 channels, with 2x2 pools between them.
    ///
    /// - Throws: ``NetworkDescriptionError`` when `classes` or `dropout` is out of range.
    public static func standard(
        classes: Int, dropout: Float = 0.3
    ) throws(NetworkDescriptionError) -> NetworkDescription {
        let stages = [(filters: 32, depth: 2), (64, 3), (128, 3), (160, 2)].map { filters, depth in
            Array(
                repeating: [
                    LayerDescription.convolution(filters: filters, kernel: 3, bias: false), .batchNorm, .relu,
                ], count: depth
            ).flatMap { $0 }
        }
        return try NetworkDescription(
            height: 50, width: 50, channels: 1,
            layers: stages.joined(separator: [.maxPool(size: 2)])
                + [.averagePool, .flatten, .dropout(rate: dropout), .dense(units: classes)])
    }
}

extension NetworkDescription {
    /// A table of the layers with their output shapes and numbers of trained parameters, and the total below.
    public func summary() -> String {
        var rows = [["#", "layer", "output", "parameters"], ["", "input", "\(input)", ""]]
        let counts = parameterCounts
        for (index, layer) in layers.enumerated() {
            rows.append(["\(index)", layer.title, "\(outputs[index])", Self.grouped(counts[index])])
        }
        rows.append(["", "total", "", Self.grouped(parameterCount)])
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        var lines = rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                // Numbers are aligned right, words left.
                return column == 0 || column == 3 ? padding + cell.0 : cell.0 + padding
            }.joined(separator: "  ")
        }
        lines.insert(rule, at: lines.count - 1)
        lines.insert(rule, at: 1)
        return lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    /// A number with separated thousands, such as "1,234,567".
    package static func grouped(_ number: Int) -> String {
        let digits = Array("\(number)")
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digits[index])
        }
    }
}

/// An error in a list of layers.
public enum NetworkDescriptionError: Error, Equatable, CustomStringConvertible {
    /// The height, width or channel count of the input is below 1 or too large.
    case badInput(height: Int, width: Int, channels: Int)
    /// The list has no layers.
    case empty
    /// A hyperparameter is outside of its range, or the layer is too large.
    case badHyperparameter(layer: Int, title: String, reason: String)
    /// A layer that requires a map has a vector as input.
    case needsMap(layer: Int, title: String)
    /// A layer over time has a map that is more than one column wide as input.
    case needsSequence(layer: Int, title: String, shape: FeatureShape)
    /// A dense layer has a map as input.
    case needsVector(layer: Int, title: String, shape: FeatureShape)
    /// A pool is larger than its input.
    case tooSmall(layer: Int, title: String, shape: FeatureShape)
    /// The output of the last layer is not a vector of scores.
    case outputIsNotVector(shape: FeatureShape)

    /// What is wrong, at which layer (counted from 0), and how to fix it.
    public var description: String {
        switch self {
        case .badInput(let height, let width, let channels):
            "input of \(height)x\(width)x\(channels): each must be from 1 to \(NetworkDescription.maximumSide)"
        case .empty:
            "the network has no layers: end it with a dense layer"
        case .badHyperparameter(let layer, let title, let reason):
            "layer \(layer) (\(title)): \(reason)"
        case .needsMap(let layer, let title):
            "layer \(layer) (\(title)) needs a map, but is given a vector: move it before the flatten layer"
        case .needsSequence(let layer, let title, let shape):
            "layer \(layer) (\(title)) needs a sequence, but is given \(shape): "
                + "use an input of width 1, with a row for each step"
        case .needsVector(let layer, let title, let shape):
            "layer \(layer) (\(title)) needs a vector, but is given \(shape): put a flatten layer before it"
        case .tooSmall(let layer, let title, let shape):
            "layer \(layer) (\(title)) is larger than the \(shape) it is given: drop a pool or use a larger input"
        case .outputIsNotVector(let shape):
            "the last layer gives \(shape), not a vector of scores: end with flatten and dense"
        }
    }
}
