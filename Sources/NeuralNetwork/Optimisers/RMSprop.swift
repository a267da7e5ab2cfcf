import CKernels

/// RMSprop (Hinton's lecture 6e, 2012), as PyTorch's `RMSprop`, not centred.
public struct RMSprop: Optimiser, Equatable {
    /// Share of the mean square that is kept at each step; PyTorch's alpha.
    public let decay: Float
    /// Keeps the division finite.
    public let epsilon: Float
    /// Share of the last step that goes on.
    public let momentum: Float
    /// Share of each weight that is added to its gradient.
    public let weightDecay: Float

    /// PyTorch's defaults.
    public init(decay: Float = 0.99, epsilon: Float = 1e-8, momentum: Float = 0, weightDecay: Float = 0) {
        self.decay = decay
        self.epsilon = epsilon
        self.momentum = momentum
        self.weightDecay = weightDecay
    }

    /// The mean square and the velocity.
    public var memories: Int { 2 }

    /// square = decay × square + (1 − decay) × gradient²; parameter −= rate × gradient / (√square + epsilon).
    public func update(_ slice: ParameterSlice, learningRate: Float, step: Int) {
        var numbers = ck_rmsprop(
            rate: learningRate, decay: decay, epsilon: epsilon, momentum: momentum,
            weight_decay: slice.decays ? weightDecay : 0)
        ck_rmsprop_step(
            slice.count, &numbers, slice.values, slice.gradients, slice.memory(0), slice.memory(1))
    }
}
