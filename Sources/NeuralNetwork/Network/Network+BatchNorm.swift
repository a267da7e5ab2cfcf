extension Network {
    /// The same function with every batch norm folded into the convolution before it.
    ///
    /// Trained so, the running statistics stay what they were: a few pictures of one person are too few to measure them
    /// anew. Nothing is folded where batch norm follows another layer; such a network comes back as it is.
    public func foldingBatchNorm() -> Network {
        var layers: [LayerDescription] = []
        var kept: [Parameter] = []
        for (index, layer) in description.layers.enumerated() {
            switch layer {
            case .convolution(let filters, let kernel, let stride, let bias):
                let isNormalised = followsBatchNorm(index)
                layers.append(
                    .convolution(filters: filters, kernel: kernel, stride: stride, bias: bias || isNormalised))
                kept +=
                    isNormalised
                    ? folded(index, filters: filters, as: layers.count - 1) : moved(index, layers.count - 1)
            case .batchNorm:
                guard index > 0, case .convolution = description.layers[index - 1] else { return self }
            default:
                layers.append(layer)
                kept += moved(index, layers.count - 1)
            }
        }
        guard
            let folded = try? NetworkDescription(
                height: description.height, width: description.width, channels: description.channels, layers: layers),
            let network = try? Network(folded, parameters: kept)
        else { return self }
        return network
    }

    /// This network's layers with the weights of a folded one: batch norm only adds the bias.
    ///
    /// - Parameter folded: what ``foldingBatchNorm()`` made of this network, with other values.
    /// - Throws: ``NetworkError`` when it is not.
    public func unfolding(_ folded: Network) throws(NetworkError) -> Network {
        guard foldingBatchNorm().description == folded.description else { throw .differentLayers }
        guard folded.description != description else { return folded }
        var restored: [Parameter] = []
        var place = 0
        for (index, layer) in description.layers.enumerated() {
            if case .batchNorm = layer {
                restored += identity(index, bias: folded.parameter(layer: place - 1, role: .bias))
                continue
            }
            for parameter in parameters where parameter.layer == index {
                guard let tensor = folded.parameter(layer: place, role: parameter.role) else { continue }
                // A convolution's own bias has gone into that of batch norm.
                let isFolded = parameter.role == .bias && followsBatchNorm(index)
                restored.append(
                    Parameter(
                        layer: index, role: parameter.role,
                        tensor: isFolded ? Tensor(shape: tensor.shape, repeating: 0) : tensor))
            }
            place += 1
        }
        return try Network(description, parameters: restored)
    }

    private func followsBatchNorm(_ index: Int) -> Bool {
        index + 1 < description.layers.count && description.layers[index + 1] == .batchNorm
    }

    private func moved(_ index: Int, _ place: Int) -> [Parameter] {
        parameters.filter { $0.layer == index }.map { Parameter(layer: place, role: $0.role, tensor: $0.tensor) }
    }

    private func values(_ index: Int, _ role: Parameter.Role) -> [Float] {
        parameter(layer: index, role: role)?.values ?? []
    }

    private func folded(_ index: Int, filters: Int, as place: Int) -> [Parameter] {
        let norm = index + 1
        let scale = zip(values(norm, .weight), values(norm, .runningVariance)).map { weight, variance in
            weight / (variance + BatchNormLayer.epsilon).squareRoot()
        }
        let (own, shift, mean) = (values(index, .bias), values(norm, .bias), values(norm, .runningMean))
        guard var weight = parameter(layer: index, role: .weight) else { return [] }
        // The output channel is the last dimension.
        for place in weight.values.indices { weight.values[place] *= scale[place % filters] }
        let bias = scale.indices.map { shift[$0] + ((own.isEmpty ? 0 : own[$0]) - mean[$0]) * scale[$0] }
        return [
            Parameter(layer: place, role: .weight, tensor: weight),
            Parameter(layer: place, role: .bias, tensor: Tensor(shape: [filters], values: bias)),
        ]
    }

    /// A batch norm that changes nothing but for the bias.
    private func identity(_ index: Int, bias: Tensor?) -> [Parameter] {
        guard let bias else { return [] }
        func all(_ value: Float) -> Tensor { Tensor(shape: bias.shape, repeating: value) }
        return [
            Parameter(layer: index, role: .weight, tensor: all((1 + BatchNormLayer.epsilon).squareRoot())),
            Parameter(layer: index, role: .bias, tensor: bias),
            Parameter(layer: index, role: .runningMean, tensor: all(0)),
            Parameter(layer: index, role: .runningVariance, tensor: all(1)),
        ]
    }
}

extension Network {
    /// The network between this one and another of the same architecture: `(1 - share)` of this, `share` of the other.
    ///
    /// Between a model and what fine-tuning made of it lie models that keep more of what the first could do (Wortsman
    /// et al. 2022, "Robust fine-tuning of zero-shot models", arXiv 2109.01903).
    ///
    /// - Throws: ``NetworkError/differentLayers`` when the descriptions differ.
    public func mixed(with other: Network, share: Float) throws(NetworkError) -> Network {
        guard other.description == description else { throw .differentLayers }
        var mixed = self
        mixed.replaceValues { parameter, values in
            let others = other.parameters[parameter].tensor.values
            for index in values.indices { values[index] += share * (others[index] - values[index]) }
        }
        return mixed
    }
}
