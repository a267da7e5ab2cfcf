import CKernels

/// A convolution with an optional bias, and the ReLU that follows it if there is one.
final class ConvolutionLayer: Layer {
    private let shape: ck_conv_shape
    private let output: AlignedBuffer
    private let outputShape: FeatureShape
    private let weight: LearntPointer
    private let bias: LearntPointer?
    private let relu: Bool
    private let workspace: AlignedBuffer
    private var input: UnsafeMutablePointer<Float>

    init(_ context: LayerContext, kernel: Int, stride: Int, bias: Bool, relu: Bool, workspace: AlignedBuffer) {
        shape = Self.shape(
            batch: context.capacity, input: context.input, filters: context.output.channels, kernel: kernel,
            stride: stride)
        outputShape = context.output
        output = context.makeOutput()
        weight = context.learnt(.weight)
        self.bias = bias ? context.learnt(.bias) : nil
        self.relu = relu
        self.workspace = workspace
        input = output.start
    }

    /// The shape in the form that the kernels take.
    static func shape(batch: Int, input: FeatureShape, filters: Int, kernel: Int, stride: Int) -> ck_conv_shape {
        ck_conv_shape(
            batch: Int32(batch), height: Int32(input.height), width: Int32(input.width),
            in_channels: Int32(input.channels), out_channels: Int32(filters), kernel: Int32(kernel),
            stride: Int32(stride))
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        self.input = input
        var shape = shape
        shape.batch = Int32(count)
        ck_conv_forward(&shape, input, weight.value, bias?.value, relu, output.start, workspace.start)
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        var shape = shape
        shape.batch = Int32(count)
        if relu { ck_relu_backward(count * outputShape.count, output.start, gradient) }
        if let bias { ck_column_sums(count * outputShape.area, outputShape.channels, gradient, bias.gradient) }
        ck_conv_weight_gradient(&shape, input, gradient, weight.gradient, workspace.start)
        if needsInput { ck_conv_input_gradient(&shape, gradient, weight.value, spare, workspace.start) }
        return spare
    }
}
