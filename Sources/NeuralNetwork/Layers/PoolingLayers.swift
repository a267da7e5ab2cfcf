import CKernels

/// The maximum of each square of positions, for each channel.
final class MaxPoolLayer: Layer {
    private let shape: ck_pool_shape
    private let output: AlignedBuffer
    /// The index within its square of the position that each output was taken from.
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

/// The mean over the whole map, for each channel.
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
