import CKernels

/// The largest of each square, by channel.
final class MaxPoolLayer: Layer {
    private let shape: ck_pool_shape
    private let output: AlignedBuffer
    /// Which place of its square each output came from.
    private let which: UnsafeMutablePointer<UInt8>

    init(_ context: LayerContext, size: Int) {
        shape = ck_pool_shape(
            batch: Int32(context.capacity), height: Int32(context.input.height), width: Int32(context.input.width),
            channels: Int32(context.input.channels), size: Int32(size))
        output = context.makeOutput()
        which = .allocate(capacity: output.count)
        which.initialize(repeating: 0, count: output.count)
    }

    deinit { which.deallocate() }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        var shape = shape
        shape.batch = Int32(count)
        ck_max_pool_forward(&shape, input, output.start, which)
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        var shape = shape
        shape.batch = Int32(count)
        ck_max_pool_backward(&shape, gradient, which, spare)
        return spare
    }
}
