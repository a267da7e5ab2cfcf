/// One layer in training, for one thread's part of a batch; all memory is allocated when it is created.
///
/// A layer keeps from its forward pass what its backward pass needs, including the pointer to its input. The input must
/// not change until then, except by a following layer that works in place.
protocol Layer: AnyObject {
    /// Computes the output of `count` examples.
    ///
    /// - Parameter training: whether batch norm uses the statistics of the batch and dropout is active.
    /// - Returns: the output, in memory of this layer or in place of the input.
    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float>

    /// Computes the gradient of the input from that of the output, and the gradients of the layer's parameters.
    ///
    /// - Parameters:
    ///   - gradient: of the output; may be overwritten.
    ///   - spare: memory of the same size, for layers that cannot work in place.
    ///   - needsInput: whether the gradient of the input is needed; the first layer can skip it.
    /// - Returns: `gradient` or `spare`, whichever now holds the gradient of the input.
    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float>
}

/// The shapes and the memory that a layer is created with.
struct LayerContext {
    /// The maximum number of examples of one pass.
    let capacity: Int
    /// The input shape of the layer.
    let input: FeatureShape
    /// The output shape of the layer.
    let output: FeatureShape
    /// Trained parameters and running statistics; shared by all threads, constant during a pass.
    let parameters: ParameterStore
    /// Gradients of the trained parameters; not shared between threads.
    let gradients: AlignedBuffer
    /// Mean and unbiased variance of this thread's part of the batch, in the layout of the running statistics.
    let statistics: AlignedBuffer
    /// The number of the layer.
    let index: Int

    /// Pointers to a trained parameter and its gradient.
    func learnt(_ role: Parameter.Role) -> LearntPointer {
        let offset = parameters.layout.offset(layer: index, role: role)
        return LearntPointer(value: parameters.learnt.start + offset, gradient: gradients.start + offset)
    }

    /// Pointers to a running statistic and to that of this thread's part of the batch.
    func statistic(_ role: Parameter.Role) -> StatisticPointer {
        let offset = parameters.layout.offset(layer: index, role: role)
        return StatisticPointer(running: parameters.statistics.start + offset, batch: statistics.start + offset)
    }

    /// Memory for the layer's output of ``capacity`` examples.
    func makeOutput() -> AlignedBuffer { AlignedBuffer(count: capacity * output.count) }
}

/// Pointers to a trained parameter and its gradient.
struct LearntPointer {
    let value: UnsafeMutablePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
}

/// Pointers to a running statistic and to that of the current batch.
struct StatisticPointer {
    let running: UnsafeMutablePointer<Float>
    let batch: UnsafeMutablePointer<Float>
}

/// Floats on the heap, aligned to a cache line, initially zero, freed with the last reference.
final class AlignedBuffer {
    /// A pointer to the first float.
    let start: UnsafeMutablePointer<Float>
    /// The number of floats.
    let count: Int

    init(count: Int) {
        self.count = count
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 4, alignment: 64)
        start = bytes.bindMemory(to: Float.self, capacity: max(count, 1))
        start.initialize(repeating: 0, count: max(count, 1))
    }

    deinit { start.deallocate() }

    /// All floats.
    var values: UnsafeMutableBufferPointer<Float> { UnsafeMutableBufferPointer(start: start, count: count) }

    /// A number of floats rounded up to whole cache lines.
    static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
