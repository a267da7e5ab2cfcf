/// One layer of a network, by its hyperparameters.
///
/// The list of layers matches PyTorch's `nn.Sequential` one to one, so that layer numbers agree.
public enum LayerDescription: Sendable, Equatable {
    /// A convolution with "same" zero padding and an odd square kernel; output is ceil(input / stride).
    case convolution(filters: Int, kernel: Int, stride: Int = 1, bias: Bool = true)
    /// Normalisation of each channel over the batch, with learnt scale and shift.
    case batchNorm
    /// max(0, x).
    case relu
    /// The largest of each `size` x `size` square; rows and columns left over are dropped.
    case maxPool(size: Int)
    /// The mean of each channel over the whole map.
    case averagePool
    /// Makes a vector of a map, in PyTorch's order (channel, height, width) as far as files are concerned.
    case flatten
    /// Zeroes a share of the numbers while training and scales the others up.
    case dropout(rate: Float)
    /// A fully connected layer.
    case dense(units: Int)

    /// The name of the kind of layer, as in files and tables.
    public var kind: String {
        switch self {
        case .convolution: "convolution"
        case .batchNorm: "batchNorm"
        case .relu: "relu"
        case .maxPool: "maxPool"
        case .averagePool: "averagePool"
        case .flatten: "flatten"
        case .dropout: "dropout"
        case .dense: "dense"
        }
    }

    /// The kind and its hyperparameters in words, such as "convolution 3x3, 32 filters".
    public var title: String {
        switch self {
        case .convolution(let filters, let kernel, let stride, let bias):
            "convolution \(kernel)x\(kernel), \(filters) filters"
                + (stride == 1 ? "" : ", stride \(stride)") + (bias ? "" : ", no bias")
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
        case type, filters, kernel, stride, bias, size, rate, units
    }

    /// Reads `{"type": "convolution", "filters": 32, "kernel": 3}`; stride is 1 and bias true unless told.
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

    /// Writes the form that ``init(from:)`` reads, every hyperparameter spelled out.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(kind, forKey: .type)
        switch self {
        case .convolution(let filters, let kernel, let stride, let bias):
            try values.encode(filters, forKey: .filters)
            try values.encode(kernel, forKey: .kernel)
            try values.encode(stride, forKey: .stride)
            try values.encode(bias, forKey: .bias)
        case .maxPool(let size): try values.encode(size, forKey: .size)
        case .dropout(let rate): try values.encode(rate, forKey: .rate)
        case .dense(let units): try values.encode(units, forKey: .units)
        case .batchNorm, .relu, .averagePool, .flatten: break
        }
    }
}
