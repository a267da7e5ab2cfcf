import CKernels

/// The mean over the whole map, by channel.
final class AveragePoolLayer: Layer {
    private let area: Int
    private let channels: Int
    private let output: AlignedBuffer

    init(_ context: LayerContext) {
        area = context.input.area
        channels = context.input.channels
        output = context.makeOutput()
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        ck_average_pool_forward(count, area, channels, input, output.start)
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        ck_average_pool_backward(count, area, channels, gradient, spare)
        return spare
    }
}
