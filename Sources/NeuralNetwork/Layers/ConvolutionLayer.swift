import CKernels

/// A convolution over a picture or over time, with an optional bias, and the ReLU that follows it if there is one.
final class ConvolutionLayer<Shape>: Layer {
    private let kernels: ConvolutionKernels<Shape>
    private let shape: Shape
    private let output: AlignedBuffer
    private let outputShape: FeatureShape
    private let weight: LearntPointer
    private let bias: LearntPointer?
    private let relu: Bool
    private let workspace: AlignedBuffer
    private var input: UnsafeMutablePointer<Float>

    /// Makes a layer.
    ///
    /// - Parameters:
    ///   - kernels: compute convolutions of this kind.
    ///   - shape: of this one, for as many examples as the layer can hold.
    init(
        _ context: LayerContext, _ kernels: ConvolutionKernels<Shape>, _ shape: Shape, bias: Bool, relu: Bool,
        workspace: AlignedBuffer
    ) {
        self.kernels = kernels
        self.shape = shape
        outputShape = context.output
        output = context.makeOutput()
        weight = context.learnt(.weight)
        self.bias = bias ? context.learnt(.bias) : nil
        self.relu = relu
        self.workspace = workspace
        input = output.start
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        self.input = input
        var shape = shape
        shape[keyPath: kernels.batch] = Int32(count)
        kernels.forward(&shape, input, weight.value, bias?.value, relu, output.start, workspace.start)
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        var shape = shape
        shape[keyPath: kernels.batch] = Int32(count)
        if relu { ck_relu_backward(count * outputShape.count, output.start, gradient) }
        if let bias { ck_column_sums(count * outputShape.area, outputShape.channels, gradient, bias.gradient) }
        kernels.weightGradient(&shape, input, gradient, weight.gradient, workspace.start)
        if needsInput { kernels.inputGradient(&shape, gradient, weight.value, spare, workspace.start) }
        return spare
    }
}

/// The C kernels of one kind of convolution.
struct ConvolutionKernels<Shape> {
    typealias Values = UnsafePointer<Float>?
    typealias Results = UnsafeMutablePointer<Float>?

    /// Where the number of examples stands in a shape.
    let batch: WritableKeyPath<Shape, Int32>
    /// Input, weights, bias and whether a ReLU follows; output, scratch memory.
    let forward: (UnsafePointer<Shape>?, Values, Values, Values, Bool, Results, Results) -> Void
    /// Input and the gradient of the output; gradient of the weights, scratch memory.
    let weightGradient: (UnsafePointer<Shape>?, Values, Values, Results, Results) -> Void
    /// The gradient of the output and the weights; gradient of the input, scratch memory.
    let inputGradient: (UnsafePointer<Shape>?, Values, Values, Results, Results) -> Void
}

extension ConvolutionKernels<ck_conv_shape> {
    /// Convolutions over pictures.
    static var overPictures: Self {
        ConvolutionKernels(
            batch: \.batch, forward: ck_conv_forward, weightGradient: ck_conv_weight_gradient,
            inputGradient: ck_conv_input_gradient)
    }
}

extension ConvolutionKernels<ck_temporal_shape> {
    /// Convolutions over time.
    static var overTime: Self {
        ConvolutionKernels(
            batch: \.batch, forward: ck_temporal_forward, weightGradient: ck_temporal_weight_gradient,
            inputGradient: ck_temporal_input_gradient)
    }
}

extension ck_conv_shape {
    /// The shape of a convolution over pictures.
    init(batch: Int, input: FeatureShape, filters: Int, kernel: Int, stride: Int) {
        self.init(
            batch: Int32(batch), height: Int32(input.height), width: Int32(input.width),
            in_channels: Int32(input.channels), out_channels: Int32(filters), kernel: Int32(kernel),
            stride: Int32(stride))
    }
}

extension ck_temporal_shape {
    /// The shape of a convolution over time: the rows of the map are steps.
    init(batch: Int, input: FeatureShape, filters: Int, kernel: Int, dilation: Int) {
        self.init(
            batch: Int32(batch), length: Int32(input.height), in_channels: Int32(input.channels),
            out_channels: Int32(filters), kernel: Int32(kernel), dilation: Int32(dilation))
    }
}
