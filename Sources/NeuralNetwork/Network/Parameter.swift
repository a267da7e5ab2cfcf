/// One named tensor of a network: trained by gradients, or a running statistic of batch norm.
public struct Parameter: Sendable, Equatable {
    /// What a tensor is used for in its layer, with PyTorch's name.
    public enum Role: String, Sendable, CaseIterable {
        /// Kernel of a convolution `[row, column, in, out]`, matrix `[in, out]` of a dense layer, or scale of batch norm.
        ///
        /// The kernel of a convolution over time has one column.
        case weight
        /// The value added to each output channel.
        case bias
        /// Moving average of each channel's mean over the batches of the training.
        case runningMean = "running_mean"
        /// Moving average of each channel's variance over the batches of the training.
        case runningVariance = "running_var"

        /// Whether gradients change it; running statistics are only measured.
        public var isLearnt: Bool { self == .weight || self == .bias }
    }

    /// The number of the layer in the network's description.
    public let layer: Int
    /// What it is used for in that layer.
    public let role: Role
    /// Its values, in the layout that the kernels compute with.
    public var tensor: Tensor

    /// A tensor as a parameter of a layer.
    public init(layer: Int, role: Role, tensor: Tensor) {
        self.layer = layer
        self.role = role
        self.tensor = tensor
    }

    /// The name in a file, such as "3.weight" or "4.running_mean".
    public var name: String { "\(layer).\(role.rawValue)" }
}

/// The layer, role and shape of one parameter, without values.
public struct ParameterSpecification: Sendable, Equatable {
    /// The number of the layer.
    public let layer: Int
    /// What it is used for in that layer.
    public let role: Parameter.Role
    /// Its shape, in the layout that the kernels compute with.
    public let shape: [Int]
    /// Whether weight decay applies: to kernels and matrices, not to biases nor to batch norm.
    public let decays: Bool

    /// The name in a file.
    public var name: String { "\(layer).\(role.rawValue)" }
    /// Whether gradients change it.
    public var isLearnt: Bool { role.isLearnt }
    /// The number of values.
    public var count: Int { shape.reduce(1, *) }
}

extension NetworkDescription {
    /// Every parameter of a network of this description, layer by layer.
    public var parameterSpecifications: [ParameterSpecification] {
        layers.indices.flatMap { index in
            layers[index].specifications(layer: index, input: input(ofLayer: index))
        }
    }

    /// The number of values that training changes.
    public var parameterCount: Int { parameterCounts.reduce(0, +) }

    /// The number of values that training changes, of each layer.
    var parameterCounts: [Int] {
        layers.indices.map { index in
            layers[index].specifications(layer: index, input: input(ofLayer: index))
                .reduce(0) { $0 + ($1.isLearnt ? $1.count : 0) }
        }
    }
}

extension LayerDescription {
    fileprivate func specifications(layer: Int, input: FeatureShape) -> [ParameterSpecification] {
        func make(_ role: Parameter.Role, _ shape: [Int], decays: Bool = false) -> ParameterSpecification {
            ParameterSpecification(layer: layer, role: role, shape: shape, decays: decays)
        }
        switch self {
        case .convolution(let filters, let kernel, _, let bias):
            return [make(.weight, [kernel, kernel, input.channels, filters], decays: true)]
                + (bias ? [make(.bias, [filters])] : [])
        case .temporalConvolution(let filters, let kernel, _, let bias):
            return [make(.weight, [kernel, 1, input.channels, filters], decays: true)]
                + (bias ? [make(.bias, [filters])] : [])
        case .batchNorm:
            return Parameter.Role.allCases.map { make($0, [input.channels]) }
        case .dense(let units):
            return [make(.weight, [input.count, units], decays: true), make(.bias, [units])]
        case .relu, .maxPool, .averagePool, .flatten, .dropout:
            return []
        }
    }
}
