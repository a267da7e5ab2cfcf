extension LayerDescription {
    /// What this layer hands on when it is given `input`; `index` is for the error's words.
    func output(of input: FeatureShape, at index: Int) throws(NetworkDescriptionError) -> FeatureShape {
        func bad(_ reason: String) -> NetworkDescriptionError {
            .badHyperparameter(layer: index, title: title, reason: reason)
        }
        let most = NetworkDescription.largestLayer
        switch self {
        case .convolution(let filters, let kernel, let stride, _):
            guard !input.isFlat else { throw .needsMap(layer: index, title: title) }
            guard (1...NetworkDescription.largestSide).contains(filters) else {
                throw bad("filters must be from 1 to \(NetworkDescription.largestSide)")
            }
            guard kernel > 0, kernel % 2 == 1, kernel <= 31 else { throw bad("the kernel must be odd, from 1 to 31") }
            guard (1...16).contains(stride) else { throw bad("the stride must be from 1 to 16") }
            let output = FeatureShape(
                height: (input.height + stride - 1) / stride, width: (input.width + stride - 1) / stride,
                channels: filters)
            guard output.count <= most, kernel * kernel * input.channels * filters <= most else {
                throw bad("it has too many numbers")
            }
            return output
        case .batchNorm:
            return input
        case .relu:
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
            guard (1...NetworkDescription.largestSide).contains(units) else {
                throw bad("units must be from 1 to \(NetworkDescription.largestSide)")
            }
            guard units * input.count <= most else { throw bad("it has too many numbers") }
            return FeatureShape(vector: units)
        }
    }
}
