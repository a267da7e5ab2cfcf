import CKernels
import Glibc

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101), as PyTorch's `AdamW`.
public struct AdamW: Optimiser, Equatable {
    /// Share of the mean gradient that is kept at each step.
    public let beta1: Float
    /// Share of the mean square that is kept at each step.
    public let beta2: Float
    /// Keeps the division finite.
    public let epsilon: Float
    /// Share of each weight, times the learning rate, that is taken off at each step.
    public let weightDecay: Float

    /// PyTorch's defaults.
    public init(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8, weightDecay: Float = 0.01) {
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weightDecay = weightDecay
    }

    /// The mean gradient and the mean square.
    public var memories: Int { 2 }

    /// Both means are corrected for having started from 0.
    public func update(_ slice: ParameterSlice, learningRate: Float, step: Int) {
        var numbers = ck_adamw(
            rate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
            weight_decay: slice.decays ? weightDecay : 0,
            correction1: Float(1 - pow(Double(beta1), Double(step))),
            correction2: Float(1 - pow(Double(beta2), Double(step))))
        ck_adamw_step(slice.count, &numbers, slice.values, slice.gradients, slice.memory(0), slice.memory(1))
    }
}
