import CKernels

/// A convolution over time with an optional bias, and the ReLU that follows it if there is one.
final class TemporalConvolutionLayer: Layer {
    private let shape: ck_temporal_shape
    private let output: AlignedBuffer
    private let outputShape: FeatureShape
    private let weight: LearntPointer
    private let bias: LearntPointer?
    private let relu: Bool
    private let workspace: AlignedBuffer
    private var input: UnsafeMutablePointer<Float>

    init(_ context: LayerContext, kernel: Int, dilation: Int, bias: Bool, relu: Bool, workspace: AlignedBuffer) {
        shape = Self.shape(
            batch: context.capacity, input: context.input, filters: context.output.channels, kernel: kernel,
            dilation: dilation)
        outputShape = context.output
        output = context.makeOutput()
        weight = context.learnt(.weight)
        self.bias = bias ? context.learnt(.bias) : nil
        self.relu = relu
        self.workspace = workspace
        input = output.start
    }

    /// The shape in the form that the kernels take; the rows of the map are steps of time.
    static func shape(batch: Int, input: FeatureShape, filters: Int, kernel: Int, dilation: Int) -> ck_temporal_shape {
        ck_temporal_shape(
            batch: Int32(batch), length: Int32(input.height), in_channels: Int32(input.channels),
            out_channels: Int32(filters), kernel: Int32(kernel), dilation: Int32(dilation))
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        self.input = input
        var shape = shape
        shape.batch = Int32(count)
        ck_temporal_forward(&shape, input, weight.value, bias?.value, relu, output.start, workspace.start)
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        var shape = shape
        shape.batch = Int32(count)
        if relu { ck_relu_backward(count * outputShape.count, output.start, gradient) }
        if let bias { ck_column_sums(count * outputShape.area, outputShape.channels, gradient, bias.gradient) }
        ck_temporal_weight_gradient(&shape, input, gradient, weight.gradient, workspace.start)
        if needsInput { ck_temporal_input_gradient(&shape, gradient, weight.value, spare, workspace.start) }
        return spare
    }
}
