import CKernels

/// A fully connected layer.
final class DenseLayer: Layer {
    private let inputCount: Int32
    private let units: Int32
    private let output: AlignedBuffer
    private let weight: LearntPointer
    private let bias: LearntPointer
    private var input: UnsafeMutablePointer<Float>

    init(_ context: LayerContext) {
        inputCount = Int32(context.input.count)
        units = Int32(context.output.count)
        output = context.makeOutput()
        weight = context.learnt(.weight)
        bias = context.learnt(.bias)
        input = output.start
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        self.input = input
        ck_dense_forward(Int32(count), inputCount, units, input, weight.value, bias.value, false, output.start)
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        ck_column_sums(count, Int(units), gradient, bias.gradient)
        ck_dense_weight_gradient(Int32(count), inputCount, units, input, gradient, weight.gradient)
        if needsInput { ck_dense_input_gradient(Int32(count), inputCount, units, gradient, weight.value, spare) }
        return spare
    }
}
