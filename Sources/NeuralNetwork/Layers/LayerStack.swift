import CKernels

/// A whole network in training, for one thread's part of a batch.
///
/// All memory is allocated when it is created; passes allocate nothing.
final class LayerStack {
    /// Gradients of the trained parameters after a backward pass.
    let gradients: AlignedBuffer
    /// Means and unbiased variances after a training pass, in the layout of the running statistics.
    let statistics: AlignedBuffer
    /// The maximum number of examples of one pass.
    let capacity: Int

    /// Keeps the memory alive that the layers point to.
    private let parameters: ParameterStore
    private let layers: [any Layer]
    private let dropouts: [DropoutLayer]
    private let input: AlignedBuffer
    private let inputCount: Int
    /// Two buffers; each layer reads the gradient from one and may write it to the other.
    private let gradientBuffers: [AlignedBuffer]

    init(_ description: NetworkDescription, parameters: ParameterStore, capacity: Int) {
        self.capacity = capacity
        self.parameters = parameters
        gradients = AlignedBuffer(count: parameters.layout.learntCount)
        statistics = AlignedBuffer(count: parameters.layout.statisticsCount)
        inputCount = description.input.count
        input = AlignedBuffer(count: capacity * inputCount)
        let largest = description.outputs.reduce(inputCount) { max($0, $1.count) }
        gradientBuffers = (0..<2).map { _ in AlignedBuffer(count: capacity * largest) }
        let workspace = AlignedBuffer(count: Self.workspaceCount(description, capacity: capacity))

        var layers: [any Layer] = []
        for (index, layer) in description.layers.enumerated() {
            let context = LayerContext(
                capacity: capacity, input: description.input(ofLayer: index), output: description.outputs[index],
                parameters: parameters, gradients: gradients, statistics: statistics, index: index)
            let reluFollows = index + 1 < description.layers.count && description.layers[index + 1] == .relu
            switch layer {
            case .convolution(let filters, let kernel, let stride, let bias):
                let shape = ck_conv_shape(
                    batch: capacity, input: context.input, filters: filters, kernel: kernel, stride: stride)
                layers.append(
                    ConvolutionLayer(context, .overPictures, shape, bias: bias, relu: reluFollows, workspace: workspace)
                )
            case .temporalConvolution(let filters, let kernel, let dilation, let bias):
                let shape = ck_temporal_shape(
                    batch: capacity, input: context.input, filters: filters, kernel: kernel, dilation: dilation)
                layers.append(
                    ConvolutionLayer(context, .overTime, shape, bias: bias, relu: reluFollows, workspace: workspace))
            case .batchNorm: layers.append(BatchNormLayer(context, relu: reluFollows))
            case .relu:
                // A convolution or batch norm before it includes it.
                if index == 0 || !description.layers[index - 1].absorbsReLU { layers.append(ReLULayer(context)) }
            case .maxPool(let size): layers.append(MaxPoolLayer(context, size: size))
            case .averagePool: layers.append(AveragePoolLayer(context))
            // Values stay where they are; `PyTorchLayout` reorders the weights that follow when files are read or
            // written.
            case .flatten: break
            case .dropout(let rate): layers.append(DropoutLayer(context, rate: rate))
            case .dense: layers.append(DenseLayer(context))
            }
        }
        self.layers = layers
        dropouts = layers.compactMap { $0 as? DropoutLayer }
    }

    /// Computes the outputs of some examples.
    ///
    /// - Parameters:
    ///   - examples: `[count, height, width, channel]`, copied.
    ///   - count: at most ``capacity``.
    ///   - training: whether batch norm uses the statistics of the batch and dropout is active.
    ///   - seed: the seed of dropout.
    /// - Returns: `[count, outputs]`, valid until the next pass.
    func forward(
        _ examples: UnsafePointer<Float>, count: Int, training: Bool, seed: UInt64 = 0
    ) -> UnsafeMutablePointer<Float> {
        precondition(count <= capacity, "more examples than the stack has memory for")
        for (index, dropout) in dropouts.enumerated() { dropout.seed = seed &+ UInt64(index) << 56 }
        input.start.update(from: examples, count: count * inputCount)
        return layers.reduce(input.start) { $1.forward($0, count: count, training: training) }
    }

    /// Memory for the gradient of the outputs; fill it before ``backward(count:inputGradient:)``.
    var outputGradient: UnsafeMutablePointer<Float> { gradientBuffers[0].start }

    /// Computes ``gradients`` from ``outputGradient``, for the examples of the last training pass.
    ///
    /// - Parameter inputGradient: whether to compute the gradient of the input too.
    /// - Returns: the gradient of the input if requested, valid until the next pass.
    @discardableResult
    func backward(count: Int, inputGradient: Bool = false) -> UnsafeMutablePointer<Float>? {
        var gradient = gradientBuffers[0].start
        var spare = gradientBuffers[1].start
        for (index, layer) in layers.enumerated().reversed() {
            let needsInput = index > 0 || inputGradient
            if layer.backward(gradient, spare: spare, count: count, needsInput: needsInput) == spare {
                swap(&gradient, &spare)
            }
        }
        return inputGradient ? gradient : nil
    }

    /// The floats of scratch memory that the convolutions need, for any number of examples up to the capacity.
    private static func workspaceCount(_ description: NetworkDescription, capacity: Int) -> Int {
        description.layers.enumerated().reduce(0) { most, layer in
            let input = description.input(ofLayer: layer.offset)
            switch layer.element {
            case .convolution(let filters, let kernel, let stride, _):
                return (1...capacity).reduce(most) { most, batch in
                    var shape = ck_conv_shape(
                        batch: batch, input: input, filters: filters, kernel: kernel, stride: stride)
                    return max(most, ck_conv_workspace(&shape))
                }
            case .temporalConvolution(let filters, let kernel, let dilation, _):
                var shape = ck_temporal_shape(
                    batch: capacity, input: input, filters: filters, kernel: kernel, dilation: dilation)
                return max(most, ck_temporal_workspace(&shape))
            case .batchNorm, .relu, .maxPool, .averagePool, .flatten, .dropout, .dense: return most
            }
        }
    }
}

extension LayerDescription {
    /// Whether this layer includes the ReLU that follows it.
    fileprivate var absorbsReLU: Bool {
        switch self {
        case .convolution, .temporalConvolution, .batchNorm: true
        case .relu, .maxPool, .averagePool, .flatten, .dropout, .dense: false
        }
    }
}
