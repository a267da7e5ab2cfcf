/// A network: its description and the parameters of all its layers.
///
/// It is a value type, so a copy is a snapshot.
public struct Network: Sendable, Equatable {
    /// The architecture.
    public let description: NetworkDescription
    /// Every parameter, in the order of ``NetworkDescription/parameterSpecifications``.
    public private(set) var parameters: [Parameter]

    /// An untrained network, the same for the same seed.
    ///
    /// Convolutions: normal with variance 2 / inputs (He et al. 2015, arXiv 1502.01852). Dense layers and all biases
    /// of layers: uniform within 1 / sqrt(inputs), as PyTorch does. Batch norm: scale 1, shift 0, mean 0, variance 1.
    public init(_ description: NetworkDescription, seed: UInt64) {
        self.description = description
        var initialiser = Initialiser(seed: seed)
        parameters = description.parameterSpecifications.map { specification in
            Parameter(
                layer: specification.layer, role: specification.role,
                tensor: initialiser.tensor(
                    for: specification, layer: description.layers[specification.layer],
                    input: description.input(ofLayer: specification.layer)))
        }
    }

    /// A network with the given parameters: exactly those that the description requires, in any order.
    ///
    /// - Throws: ``NetworkError`` for a parameter that is missing, unknown, duplicate, of a wrong shape or not finite.
    public init(_ description: NetworkDescription, parameters: [Parameter]) throws(NetworkError) {
        var byName: [String: Parameter] = [:]
        for parameter in parameters where byName.updateValue(parameter, forKey: parameter.name) != nil {
            throw .duplicateParameter(name: parameter.name)
        }
        self.description = description
        self.parameters = []
        for specification in description.parameterSpecifications {
            guard let parameter = byName.removeValue(forKey: specification.name) else {
                throw .missingParameter(name: specification.name, shape: specification.shape)
            }
            guard parameter.tensor.shape == specification.shape else {
                throw .wrongShape(
                    name: specification.name, expected: specification.shape, found: parameter.tensor.shape)
            }
            guard parameter.tensor.values.allSatisfy(\.isFinite) else {
                throw .notFinite(name: specification.name)
            }
            guard parameter.role != .runningVariance || parameter.tensor.values.allSatisfy({ $0 >= 0 }) else {
                throw .negativeVariance(name: specification.name)
            }
            self.parameters.append(parameter)
        }
        if let unknown = byName.keys.min() { throw .unknownParameter(name: unknown) }
    }

    /// The values of one parameter, or nil when the layer has no parameter of that role.
    public func parameter(layer: Int, role: Parameter.Role) -> Tensor? {
        parameters.first { $0.layer == layer && $0.role == role }?.tensor
    }

    /// The same network with only the first outputs of its last dense layer.
    ///
    /// Other programs that run an exported model expect scores of letters, not the landmarks that may follow them.
    ///
    /// - Throws: ``NetworkError/cannotKeepOutputs(count:)`` when the last layer is not dense or has fewer outputs.
    public func keepingOutputs(first count: Int) throws(NetworkError) -> Network {
        guard let last = description.layers.last, case .dense(let units) = last, (1...units).contains(count),
            let smaller = try? NetworkDescription(
                height: description.height, width: description.width, channels: description.channels,
                layers: description.layers.dropLast() + [.dense(units: count)])
        else { throw .cannotKeepOutputs(count: count) }
        let layer = description.layers.count - 1
        return try Network(
            smaller,
            parameters: parameters.map { parameter in
                guard parameter.layer == layer else { return parameter }
                let tensor = parameter.tensor
                let rows = tensor.count / units
                return Parameter(
                    layer: layer, role: parameter.role,
                    tensor: Tensor(
                        shape: tensor.shape.dropLast() + [count],
                        values: (0..<rows).flatMap { tensor.values[$0 * units..<$0 * units + count] }))
            })
    }

    /// Calls `body` with the index and the values of each parameter, in order, to change the values.
    mutating func replaceValues(_ body: (Int, inout [Float]) -> Void) {
        for index in parameters.indices { body(index, &parameters[index].tensor.values) }
    }
}

extension Network {
    /// The network whose parameters are the means of those of several networks of the same architecture.
    ///
    /// Networks that were trained from the same initial weights on different pictures stay close to each other, and
    /// their mean often generalises better than each of them (Wortsman et al. 2022, "model soups", arXiv 2203.05482).
    /// The mean of networks with different initial weights is useless.
    ///
    /// - Throws: ``NetworkError/differentLayers`` when the descriptions differ or the list is empty.
    public static func mean(of networks: [Network]) throws(NetworkError) -> Network {
        guard var mean = networks.first, networks.allSatisfy({ $0.description == mean.description })
        else { throw .differentLayers }
        let share = 1 / Double(networks.count)
        mean.replaceValues { parameter, values in
            for index in values.indices {
                values[index] = Float(
                    networks.reduce(0) { $0 + Double($1.parameters[parameter].tensor.values[index]) } * share)
            }
        }
        return mean
    }
}

/// Why parameters do not fit the description of a network, or networks cannot be combined.
public enum NetworkError: Error, Equatable, CustomStringConvertible {
    /// A parameter that the description requires is missing.
    case missingParameter(name: String, shape: [Int])
    /// A parameter is not part of the described network.
    case unknownParameter(name: String)
    /// A parameter is given more than once.
    case duplicateParameter(name: String)
    /// A parameter has another shape than the description requires.
    case wrongShape(name: String, expected: [Int], found: [Int])
    /// A parameter contains NaN or infinity.
    case notFinite(name: String)
    /// A running variance is below 0.
    case negativeVariance(name: String)
    /// The network cannot be reduced to that many outputs.
    case cannotKeepOutputs(count: Int)
    /// Networks to be averaged have different layers.
    case differentLayers

    /// What is wrong with which parameter, and what to do.
    public var description: String {
        switch self {
        case .missingParameter(let name, let shape):
            "parameter \(name) \(shape) is missing: the weights belong to another network"
        case .unknownParameter(let name):
            "parameter \(name) is not part of this network: the weights belong to another network"
        case .duplicateParameter(let name):
            "parameter \(name) is given twice"
        case .wrongShape(let name, let expected, let found):
            "parameter \(name) has shape \(found), not \(expected): the weights belong to another network"
        case .notFinite(let name):
            "parameter \(name) holds NaN or infinity: the training diverged; train again with a smaller learning rate"
        case .negativeVariance(let name):
            "parameter \(name) holds a variance below 0: the file is damaged; fetch or train it again"
        case .cannotKeepOutputs(let count):
            "cannot keep \(count) outputs: the last layer must be dense and have at least that many units"
        case .differentLayers:
            "the networks have different layers: average models that began with the same one"
        }
    }
}
