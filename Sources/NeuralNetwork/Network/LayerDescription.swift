/// One layer of a network, by its hyperparameters.
///
/// The list of layers matches PyTorch's `nn.Sequential` one to one, so that layer numbers agree.
public enum LayerDescription: Sendable, Equatable {
    /// A convolution with an odd square kernel and zero padding of half a kernel.
    ///
    /// The sides of the output are ceil(input / stride).
    case convolution(filters: Int, kernel: Int, stride: Int = 1, bias: Bool = true)
    /// A convolution over time: the input is a map `[time, 1, channel]`, and the output has the same length.
    ///
    /// The kernel has an odd number of taps, `dilation` steps apart; before the first step and after the last are
    /// zeros. It is PyTorch's `Conv2d(…, (kernel, 1), dilation=(dilation, 1), padding=(dilation * (kernel // 2), 0))`.
    case temporalConvolution(filters: Int, kernel: Int, dilation: Int = 1, bias: Bool = true)
    /// Normalisation of each channel over the batch, with a trained scale and shift.
    case batchNorm
    /// max(0, x).
    case relu
    /// The maximum of each `size` x `size` square; rows and columns left over at the end are dropped.
    case maxPool(size: Int)
    /// The mean of each channel over the whole map.
    case averagePool
    /// Turns a map into a vector.
    ///
    /// The order is `[height, width, channel]` in memory, and `[channel, height, width]` in files, as in PyTorch.
    case flatten
    /// Sets a random fraction `rate` of the values to 0 in training and scales the others up; does nothing otherwise.
    case dropout(rate: Float)
    /// A fully connected layer.
    case dense(units: Int)

    /// The name of the kind of layer, as in files.
    public var kind: String {
        switch self {
        case .convolution: "convolution"
        case .temporalConvolution: "temporalConvolution"
        case .batchNorm: "batchNorm"
        case .relu: "relu"
        case .maxPool: "maxPool"
        case .averagePool: "averagePool"
        case .flatten: "flatten"
        case .dropout: "dropout"
        case .dense: "dense"
        }
    }

    /// The kind and its hyperparameters for people, such as "convolution 3x3, 32 filters".
    public var title: String {
        switch self {
        case .convolution(let filters, let kernel, let stride, let bias):
            "convolution \(kernel)x\(kernel), \(filters) filters"
                + (stride == 1 ? "" : ", stride \(stride)") + (bias ? "" : ", no bias")
        case .temporalConvolution(let filters, let kernel, let dilation, let bias):
            "temporal convolution \(kernel), \(filters) filters"
                + (dilation == 1 ? "" : ", dilation \(dilation)") + (bias ? "" : ", no bias")
        case .batchNorm: "batch norm"
        case .relu: "ReLU"
        case .maxPool(let size): "max pool \(size)x\(size)"
        case .averagePool: "global average pool"
        case .flatten: "flatten"
        case .dropout(let rate): "dropout \(rate)"
        case .dense(let units): "dense, \(units) units"
        }
    }
}

extension LayerDescription: Codable {
    private enum Key: String, CodingKey {
        case type, filters, kernel, stride, dilation, bias, size, rate, units
    }

    /// Decodes `{"type": "convolution", "filters": 32, "kernel": 3}`.
    ///
    /// `stride` and `dilation` are 1 and `bias` is true unless given. Ranges are checked by ``NetworkDescription``.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let type = try values.decode(String.self, forKey: .type)
        switch type {
        case "convolution":
            self = .convolution(
                filters: try values.decode(Int.self, forKey: .filters),
                kernel: try values.decode(Int.self, forKey: .kernel),
                stride: try values.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
                bias: try values.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
        case "temporalConvolution":
            self = .temporalConvolution(
                filters: try values.decode(Int.self, forKey: .filters),
                kernel: try values.decode(Int.self, forKey: .kernel),
                dilation: try values.decodeIfPresent(Int.self, forKey: .dilation) ?? 1,
                bias: try values.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
        case "batchNorm": self = .batchNorm
        case "relu": self = .relu
        case "maxPool": self = .maxPool(size: try values.decode(Int.self, forKey: .size))
        case "averagePool": self = .averagePool
        case "flatten": self = .flatten
        case "dropout": self = .dropout(rate: try values.decode(Float.self, forKey: .rate))
        case "dense": self = .dense(units: try values.decode(Int.self, forKey: .units))
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: values, debugDescription: "unknown type of layer \"\(type)\"")
        }
    }

    /// Encodes the form that ``init(from:)`` decodes, with every hyperparameter.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(kind, forKey: .type)
        switch self {
        case .convolution(let filters, let kernel, let stride, let bias):
            try values.encode(filters, forKey: .filters)
            try values.encode(kernel, forKey: .kernel)
            try values.encode(stride, forKey: .stride)
            try values.encode(bias, forKey: .bias)
        case .temporalConvolution(let filters, let kernel, let dilation, let bias):
            try values.encode(filters, forKey: .filters)
            try values.encode(kernel, forKey: .kernel)
            try values.encode(dilation, forKey: .dilation)
            try values.encode(bias, forKey: .bias)
        case .maxPool(let size): try values.encode(size, forKey: .size)
        case .dropout(let rate): try values.encode(rate, forKey: .rate)
        case .dense(let units): try values.encode(units, forKey: .units)
        case .batchNorm, .relu, .averagePool, .flatten: break
        }
    }
}

/// The shape of a layer's input or output for one example: a map `[height, width, channel]`, or a vector.
public struct FeatureShape: Sendable, Equatable, Hashable, CustomStringConvertible {
    /// Rows; 1 for a vector.
    public let height: Int
    /// Columns; 1 for a vector.
    public let width: Int
    /// Channels, or the length of the vector.
    public let channels: Int
    /// Whether this is a vector, not a map.
    public let isFlat: Bool

    /// A map of `[height, width, channel]`.
    public init(height: Int, width: Int, channels: Int) {
        self.height = height
        self.width = width
        self.channels = channels
        isFlat = false
    }

    /// A vector of `count` values.
    public init(vector count: Int) {
        height = 1
        width = 1
        channels = count
        isFlat = true
    }

    /// The number of values.
    public var count: Int { height * width * channels }

    /// The number of positions: height times width.
    public var area: Int { height * width }

    /// The lengths of the dimensions: "25x25x32" for a map, "192" for a vector.
    public var description: String { isFlat ? "\(channels)" : "\(height)x\(width)x\(channels)" }
}

extension LayerDescription {
    /// The values that this layer reads as zeros before and after a sequence; they are memory too.
    ///
    /// The layer must have passed ``output(of:at:)``.
    func paddingCount(of input: FeatureShape) -> Int {
        guard case .temporalConvolution(_, let kernel, let dilation, _) = self else { return 0 }
        return 2 * dilation * (kernel / 2) * input.channels
    }

    /// The output shape of this layer for an input shape.
    ///
    /// - Parameter index: the number of the layer, for the error.
    /// - Throws: ``NetworkDescriptionError`` when the layer cannot have this input or a hyperparameter is out of range.
    func output(of input: FeatureShape, at index: Int) throws(NetworkDescriptionError) -> FeatureShape {
        func bad(_ reason: String) -> NetworkDescriptionError {
            .badHyperparameter(layer: index, title: title, reason: reason)
        }
        let most = NetworkDescription.maximumLayerValueCount
        switch self {
        case .convolution(let filters, let kernel, let stride, _):
            guard !input.isFlat else { throw .needsMap(layer: index, title: title) }
            guard (1...NetworkDescription.maximumSide).contains(filters) else {
                throw bad("filters must be from 1 to \(NetworkDescription.maximumSide)")
            }
            guard kernel > 0, kernel % 2 == 1, kernel <= 31 else { throw bad("the kernel must be odd, from 1 to 31") }
            guard (1...16).contains(stride) else { throw bad("the stride must be from 1 to 16") }
            let output = FeatureShape(
                height: (input.height + stride - 1) / stride, width: (input.width + stride - 1) / stride,
                channels: filters)
            guard output.count <= most, kernel * kernel * input.channels * filters <= most else {
                throw bad("it has too many values")
            }
            return output
        case .temporalConvolution(let filters, let kernel, let dilation, _):
            guard !input.isFlat else { throw .needsMap(layer: index, title: title) }
            guard input.width == 1 else { throw .needsSequence(layer: index, title: title, shape: input) }
            guard (1...NetworkDescription.maximumSide).contains(filters) else {
                throw bad("filters must be from 1 to \(NetworkDescription.maximumSide)")
            }
            guard kernel > 0, kernel % 2 == 1, kernel <= 31 else { throw bad("the kernel must be odd, from 1 to 31") }
            guard (1...256).contains(dilation) else { throw bad("the dilation must be from 1 to 256") }
            guard kernel * input.channels * filters <= most else { throw bad("it has too many values") }
            return FeatureShape(height: input.height, width: 1, channels: filters)
        case .batchNorm, .relu:
            return input
        case .maxPool(let size):
            guard !input.isFlat else { throw .needsMap(layer: index, title: title) }
            guard (1...15).contains(size) else { throw bad("the size must be from 1 to 15") }
            guard input.height >= size, input.width >= size else {
                throw .tooSmall(layer: index, title: title, shape: input)
            }
            return FeatureShape(height: input.height / size, width: input.width / size, channels: input.channels)
        case .averagePool:
            guard !input.isFlat else { throw .needsMap(layer: index, title: title) }
            return FeatureShape(height: 1, width: 1, channels: input.channels)
        case .flatten:
            return FeatureShape(vector: input.count)
        case .dropout(let rate):
            guard rate >= 0, rate < 1 else { throw bad("the rate must be at least 0 and below 1") }
            return input
        case .dense(let units):
            guard input.isFlat else { throw .needsVector(layer: index, title: title, shape: input) }
            guard (1...NetworkDescription.maximumSide).contains(units) else {
                throw bad("units must be from 1 to \(NetworkDescription.maximumSide)")
            }
            guard units * input.count <= most else { throw bad("it has too many values") }
            return FeatureShape(vector: units)
        }
    }
}
