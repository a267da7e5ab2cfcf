/// The place of one parameter in a network, before it has any numbers.
public struct ParameterSpecification: Sendable, Equatable {
    /// The number of the layer.
    public let layer: Int
    /// What it is to that layer.
    public let role: Parameter.Role
    /// Its shape in the layout that the kernels compute with.
    public let shape: [Int]
    /// Whether weight decay applies: to kernels and matrices, not to biases nor to batch norm.
    public let decays: Bool

    /// The name in a file.
    public var name: String { "\(layer).\(role.rawValue)" }
    /// Whether gradients change it.
    public var isLearnt: Bool { role == .weight || role == .bias }
    /// Numbers in it.
    public var count: Int { shape.reduce(1, *) }
}

extension NetworkDescription {
    /// Every parameter that a network of this description has, layer by layer.
    public var parameterSpecifications: [ParameterSpecification] {
        layers.indices.flatMap { index in
            layers[index].specifications(layer: index, input: input(ofLayer: index))
        }
    }

    /// All learnt numbers of the network.
    public var parameterCount: Int { parameterCounts.reduce(0, +) }

    /// The learnt numbers of each layer.
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
        case .batchNorm:
            return Parameter.Role.allCases.map { make($0, [input.channels]) }
        case .dense(let units):
            return [make(.weight, [input.count, units], decays: true), make(.bias, [units])]
        case .relu, .maxPool, .averagePool, .flatten, .dropout:
            return []
        }
    }
}
