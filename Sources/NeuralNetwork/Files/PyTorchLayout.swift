/// Turns parameters between the layout of the kernels and that of PyTorch's `nn.Sequential`.
///
/// Convolutions: `[row, column, in, out]` here, `[out, in, row, column]` there. Dense layers: `[in, out]` here,
/// `[out, in]` there. And where a map was flattened, its numbers run by height, width, channel here and by channel,
/// height, width there, which changes the order of what follows up to the next dense layer.
struct PyTorchLayout {
    private let description: NetworkDescription
    /// By layer, the map that was flattened and not yet mixed by a dense layer.
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
            case .convolution, .batchNorm, .relu, .maxPool, .averagePool, .dropout: break
            }
        }
        self.flattened = flattened
    }

    /// The shape that a parameter has in PyTorch.
    func shape(of specification: ParameterSpecification) -> [Int] {
        let shape = specification.shape
        return switch shape.count {
        case 4: [shape[3], shape[2], shape[0], shape[1]]
        case 2: [shape[1], shape[0]]
        default: shape
        }
    }

    /// A parameter of ours as PyTorch has it.
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

    /// A parameter of PyTorch's, of the shape that ``shape(of:)`` gives, as we have it.
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
