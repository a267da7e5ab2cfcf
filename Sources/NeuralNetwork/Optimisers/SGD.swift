import CKernels

/// Stochastic gradient descent with momentum, as PyTorch's `SGD`.
public struct SGD: Optimiser, Equatable {
    /// Share of the last step that goes on.
    public let momentum: Float
    /// Share of each weight that is added to its gradient.
    public let weightDecay: Float

    /// Momentum 0 is plain gradient descent.
    public init(momentum: Float = 0.9, weightDecay: Float = 0) {
        self.momentum = momentum
        self.weightDecay = weightDecay
    }

    /// The velocity.
    public var memories: Int { 1 }

    /// velocity = momentum × velocity + gradient; parameter −= rate × velocity.
    public func update(_ slice: ParameterSlice, learningRate: Float, step: Int) {
        ck_sgd_step(
            slice.count, slice.values, slice.gradients, slice.memory(0), learningRate, momentum,
            slice.decays ? weightDecay : 0)
    }
}
