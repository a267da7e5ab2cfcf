/// A network: its description and the numbers of all its layers.
///
/// It is a value, so a copy is a snapshot.
public struct Network: Sendable, Equatable {
    /// What the network is made of.
    public let description: NetworkDescription
    /// Every parameter, in the order of the description's specifications.
    public private(set) var parameters: [Parameter]

    /// A network before training, the same for the same seed.
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

    /// A network of given parameters, which must be exactly those that the description asks for, in any order.
    ///
    /// - Throws: ``NetworkError`` for a parameter that is missing, unknown, twice there, of a wrong shape or not finite.
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

    /// The numbers of one role of one layer, or nil when the layer has no such.
    public func parameter(layer: Int, role: Parameter.Role) -> Tensor? {
        parameters.first { $0.layer == layer && $0.role == role }?.tensor
    }

    /// The same network with only the first outputs of its last dense layer.
    ///
    /// Further outputs (landmarks of the hand beside its letter) mean nothing to programs that ask for letters.
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

    /// Replaces the numbers of all parameters, given in order; for those who train.
    mutating func replaceValues(_ body: (Int, inout [Float]) -> Void) {
        for index in parameters.indices { body(index, &parameters[index].tensor.values) }
    }
}
