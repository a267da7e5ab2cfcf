/// Converts parameters between the layout of the kernels and that of PyTorch's `nn.Sequential`.
///
/// Convolutions are `[row, column, in, out]` here and `[out, in, row, column]` in PyTorch; those over time have one
/// column, as a `Conv2d` whose kernel is `(k, 1)`. Dense layers are `[in, out]` here and `[out, in]` in PyTorch. A
/// flattened map is `[height, width, channel]` here and `[channel, height, width]` in PyTorch, which also changes the
/// order of the parameters after it, up to the next dense layer.
struct PyTorchLayout {
    private let description: NetworkDescription
    /// For each layer, the shape of the map whose flattened values it has as input, or nil.
    private let flattened: [FeatureShape?]

    init(_ description: NetworkDescription) {
        self.description = description
        var map: FeatureShape?
        var flattened: [FeatureShape?] = []
        for (index, layer) in description.layers.enumerated() {
            flattened.append(map)
            let input = description.input(ofLayer: index)
            switch layer {
            case .flatten: if !input.isFlat, input.area > 1 { map = input }
            case .dense: map = nil
            case .convolution, .temporalConvolution, .batchNorm, .relu, .maxPool, .averagePool, .dropout: break
            }
        }
        self.flattened = flattened
    }

    /// The shape of a parameter in PyTorch.
    func shape(of specification: ParameterSpecification) -> [Int] {
        let shape = specification.shape
        return switch shape.count {
        case 4: [shape[3], shape[2], shape[0], shape[1]]
        case 2: [shape[1], shape[0]]
        default: shape
        }
    }

    /// Converts a parameter to PyTorch's layout.
    func exported(_ tensor: Tensor, _ specification: ParameterSpecification) -> Tensor {
        let fileShape = shape(of: specification)
        guard let map = flattened[specification.layer] else {
            return switch tensor.shape.count {
            case 4: tensor.permuted([3, 2, 0, 1])
            case 2: tensor.permuted([1, 0])
            default: tensor
            }
        }
        let mapShape = [map.height, map.width, map.channels]
        switch (description.layers[specification.layer], specification.role) {
        case (.dense(let units), .weight):
            let unrolled = Tensor(shape: mapShape + [units], values: tensor.values)
            return Tensor(shape: fileShape, values: unrolled.permuted([3, 2, 0, 1]).values)
        case (.batchNorm, _):
            return Tensor(
                shape: fileShape, values: Tensor(shape: mapShape, values: tensor.values).permuted([2, 0, 1]).values)
        default:
            return tensor
        }
    }

    /// Converts a parameter, whose shape must be ``shape(of:)``, from PyTorch's layout.
    func imported(_ tensor: Tensor, _ specification: ParameterSpecification) -> Tensor {
        guard let map = flattened[specification.layer] else {
            return switch tensor.shape.count {
            case 4: tensor.permuted([2, 3, 1, 0])
            case 2: tensor.permuted([1, 0])
            default: tensor
            }
        }
        let mapShape = [map.channels, map.height, map.width]
        switch (description.layers[specification.layer], specification.role) {
        case (.dense(let units), .weight):
            let unrolled = Tensor(shape: [units] + mapShape, values: tensor.values)
            return Tensor(shape: specification.shape, values: unrolled.permuted([2, 3, 1, 0]).values)
        case (.batchNorm, _):
            return Tensor(
                shape: specification.shape,
                values: Tensor(shape: mapShape, values: tensor.values).permuted([1, 2, 0]).values)
        default:
            return tensor
        }
    }
}

extension Network {
    /// All parameters with PyTorch's names and in its layout.
    var namedTensors: [(name: String, tensor: Tensor)] {
        let layout = PyTorchLayout(description)
        return zip(description.parameterSpecifications, parameters).map { specification, parameter in
            (specification.name, layout.exported(parameter.tensor, specification))
        }
    }

    /// Reads a network from a file.
    ///
    /// - Parameter prefix: precedes the names of the network's tensors; others are ignored.
    /// - Throws: ``SafetensorsError`` or ``NetworkError``.
    init(_ description: NetworkDescription, file: SafetensorsFile, prefix: String) throws {
        let layout = PyTorchLayout(description)
        let specifications = description.parameterSpecifications
        var names = Set(file.names.filter { $0.hasPrefix(prefix) })
        let parameters = try specifications.compactMap { specification -> Parameter? in
            // `init(_:parameters:)` below reports what is missing.
            guard names.remove(prefix + specification.name) != nil else { return nil }
            let (name, expected) = (prefix + specification.name, layout.shape(of: specification))
            // Checked before reading, so that the file cannot fill the memory.
            if let found = file.entries[name]?.shape, found != expected {
                throw NetworkError.wrongShape(name: specification.name, expected: expected, found: found)
            }
            return Parameter(
                layer: specification.layer, role: specification.role,
                tensor: layout.imported(try file.tensor(name), specification))
        }
        // PyTorch counts the batches of each batch norm; it is not used here.
        for (index, layer) in description.layers.enumerated() where layer == .batchNorm {
            names.remove("\(prefix)\(index).num_batches_tracked")
        }
        if let unknown = names.min() { throw NetworkError.unknownParameter(name: unknown) }
        try self.init(description, parameters: parameters)
    }
}
