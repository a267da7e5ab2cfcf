import CKernels

/// max(0, x) in place, where no layer before it does that on the way.
final class ReLULayer: Layer {
    private let size: Int
    private var output: UnsafeMutablePointer<Float>?

    init(_ context: LayerContext) {
        size = context.output.count
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        ck_relu(count * size, input)
        output = input
        return input
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        ck_relu_backward(count * size, output, gradient)
        return gradient
    }
}
