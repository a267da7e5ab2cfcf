import CKernels

/// Batch norm (Ioffe and Szegedy 2015, arXiv 1502.03167), and the ReLU that follows it if there is one.
///
/// In training, each thread normalises by the mean and variance of its own part of the batch.
final class BatchNormLayer: Layer {
    /// Added to the variance, so that the division stays finite; PyTorch's default.
    static let epsilon: Float = 1e-5

    private let area: Int
    private let channels: Int
    private let relu: Bool
    private let output: AlignedBuffer
    private let weight: LearntPointer
    private let bias: LearntPointer
    private let mean: StatisticPointer
    private let variance: StatisticPointer
    /// Scale, shift and inverse standard deviation of the current pass: `[3][stride]`.
    private let coefficients: AlignedBuffer
    private let stride: Int
    private var input: UnsafeMutablePointer<Float>

    init(_ context: LayerContext, relu: Bool) {
        area = context.output.area
        channels = context.output.channels
        self.relu = relu
        output = context.makeOutput()
        weight = context.learnt(.weight)
        bias = context.learnt(.bias)
        mean = context.statistic(.runningMean)
        variance = context.statistic(.runningVariance)
        stride = AlignedBuffer.padded(channels)
        coefficients = AlignedBuffer(count: 3 * stride)
        input = output.start
    }

    private var scale: UnsafeMutablePointer<Float> { coefficients.start }
    private var shift: UnsafeMutablePointer<Float> { coefficients.start + stride }
    private var deviationInverse: UnsafeMutablePointer<Float> { coefficients.start + 2 * stride }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        self.input = input
        let rows = count * area
        if training { ck_batch_norm_statistics(rows, channels, input, mean.batch, variance.batch) }
        let usedMean = training ? mean.batch : mean.running
        let usedVariance = training ? variance.batch : variance.running
        for channel in 0..<channels {
            deviationInverse[channel] = 1 / (usedVariance[channel] + Self.epsilon).squareRoot()
            scale[channel] = weight.value[channel] * deviationInverse[channel]
            shift[channel] = bias.value[channel] - usedMean[channel] * scale[channel]
        }
        ck_batch_norm_forward(rows, channels, input, scale, shift, relu, output.start)
        if training {
            // The running variance estimates that of the population, of which the batch is a sample.
            let unbiased = Float(rows) / Float(max(rows - 1, 1))
            for channel in 0..<channels { variance.batch[channel] *= unbiased }
        }
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        var pass = ck_batch_norm_pass(
            mean: mean.batch, deviation_inverse: deviationInverse, scale: scale, shift: shift, relu: relu)
        let rows = count * area
        ck_batch_norm_gradient_sums(rows, channels, &pass, input, gradient, weight.gradient, bias.gradient)
        if needsInput {
            ck_batch_norm_input_gradient(
                rows, channels, &pass, input, gradient, weight.gradient, bias.gradient)
        }
        return gradient
    }
}
