/// One layer at work on one thread's part of a batch, its memory laid out beforehand.
///
/// A layer remembers from its forward pass what its backward pass needs; the input it was given must stay as it was
/// until then, except where a layer that follows works in place.
protocol Layer: AnyObject {
    /// Computes `count` examples and returns where the output lies: memory of this layer, or the input in place.
    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float>

    /// Turns the gradient of the output into that of the input and stores the gradients of the layer's parameters.
    ///
    /// - Parameters:
    ///   - gradient: of the output; may be overwritten.
    ///   - spare: memory of the same size for whoever cannot work in place.
    ///   - needsInput: false for the first layer, whose input's gradient nobody asks for.
    /// - Returns: `gradient` or `spare`, whichever now holds the gradient of the input.
    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float>
}

/// Memory that a layer is given when it is made.
struct LayerContext {
    /// The most examples of one pass.
    let capacity: Int
    /// What the layer is given.
    let input: FeatureShape
    /// What it hands on.
    let output: FeatureShape
    /// Learnt parameters and running statistics, shared by all threads, not changed during a pass.
    let parameters: ParameterStore
    /// Gradients of the learnt parameters, of this thread alone.
    let gradients: AlignedBuffer
    /// Mean and unbiased variance of this thread's part, in the layout of the running statistics.
    let statistics: AlignedBuffer
    /// The number of the layer.
    let index: Int

    /// A learnt parameter and its gradient.
    func learnt(_ role: Parameter.Role) -> LearntPointer {
        let offset = parameters.layout.offset(layer: index, role: role)
        return LearntPointer(value: parameters.learnt.start + offset, gradient: gradients.start + offset)
    }

    /// A running statistic, and where this part's own one goes.
    func statistic(_ role: Parameter.Role) -> StatisticPointer {
        let offset = parameters.layout.offset(layer: index, role: role)
        return StatisticPointer(running: parameters.statistics.start + offset, batch: statistics.start + offset)
    }

    /// Memory for the layer's output over a full part.
    func makeOutput() -> AlignedBuffer { AlignedBuffer(count: capacity * output.count) }
}

/// Where a learnt parameter and its gradient lie.
struct LearntPointer {
    let value: UnsafeMutablePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
}

/// Where a running statistic and that of the present batch lie.
struct StatisticPointer {
    let running: UnsafeMutablePointer<Float>
    let batch: UnsafeMutablePointer<Float>
}
