import CKernels
import Glibc

/// A rule that updates parameters by their gradients.
public protocol Optimiser: Sendable {
    /// How many floats of state it keeps for each parameter, such as moments of the gradient.
    var stateCount: Int { get }

    /// Updates the parameters of a slice and the optimiser's state of them.
    ///
    /// - Parameters:
    ///   - learningRate: of this step.
    ///   - step: the number of the step, counted from 1.
    func update(_ slice: ParameterSlice, learningRate: Float, step: Int)
}

/// Contiguous parameters, their gradients and the optimiser's state of them.
public struct ParameterSlice {
    /// The number of parameters.
    public let count: Int
    /// The values of the parameters.
    public let values: UnsafeMutablePointer<Float>
    /// Their gradients.
    public let gradients: UnsafePointer<Float>
    /// Whether weight decay applies to them.
    public let decays: Bool

    private let stateStart: UnsafeMutablePointer<Float>
    private let stateStride: Int

    /// A slice whose arrays of state lie `stateStride` floats apart.
    init(
        count: Int, values: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>, decays: Bool,
        stateStart: UnsafeMutablePointer<Float>, stateStride: Int
    ) {
        self.count = count
        self.values = values
        self.gradients = gradients
        self.decays = decays
        self.stateStart = stateStart
        self.stateStride = stateStride
    }

    /// One of the optimiser's ``Optimiser/stateCount`` arrays of state: `count` floats, 0 before the first step.
    public func state(_ index: Int) -> UnsafeMutablePointer<Float> { stateStart + index * stateStride }
}

/// Stochastic gradient descent with momentum, as PyTorch's `SGD`.
public struct SGD: Optimiser, Equatable {
    /// The fraction of the velocity that is kept at each step.
    public let momentum: Float
    /// The fraction of each weight that is added to its gradient.
    public let weightDecay: Float

    /// Momentum 0 is plain gradient descent.
    public init(momentum: Float = 0.9, weightDecay: Float = 0) {
        self.momentum = momentum
        self.weightDecay = weightDecay
    }

    /// The velocity.
    public var stateCount: Int { 1 }

    /// One step: velocity = momentum × velocity + gradient; parameter −= rate × velocity.
    public func update(_ slice: ParameterSlice, learningRate: Float, step: Int) {
        ck_sgd_step(
            slice.count, slice.values, slice.gradients, slice.state(0), learningRate, momentum,
            slice.decays ? weightDecay : 0)
    }
}

/// RMSprop (Hinton's lecture 6e, 2012), as PyTorch's `RMSprop`, not centred.
public struct RMSprop: Optimiser, Equatable {
    /// The fraction of the mean square that is kept at each step; PyTorch's `alpha`.
    public let decay: Float
    /// Added to the divisor, so that the division stays finite.
    public let epsilon: Float
    /// The fraction of the velocity that is kept at each step.
    public let momentum: Float
    /// The fraction of each weight that is added to its gradient.
    public let weightDecay: Float

    /// PyTorch's defaults.
    public init(decay: Float = 0.99, epsilon: Float = 1e-8, momentum: Float = 0, weightDecay: Float = 0) {
        self.decay = decay
        self.epsilon = epsilon
        self.momentum = momentum
        self.weightDecay = weightDecay
    }

    /// The mean square and the velocity.
    public var stateCount: Int { 2 }

    /// One step: square = decay × square + (1 − decay) × gradient²; parameter −= rate × gradient / (√square + epsilon).
    public func update(_ slice: ParameterSlice, learningRate: Float, step: Int) {
        var numbers = ck_rmsprop(
            rate: learningRate, decay: decay, epsilon: epsilon, momentum: momentum,
            weight_decay: slice.decays ? weightDecay : 0)
        ck_rmsprop_step(
            slice.count, &numbers, slice.values, slice.gradients, slice.state(0), slice.state(1))
    }
}

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101), as PyTorch's `AdamW`.
public struct AdamW: Optimiser, Equatable {
    /// The fraction of the mean gradient that is kept at each step.
    public let beta1: Float
    /// The fraction of the mean square that is kept at each step.
    public let beta2: Float
    /// Added to the divisor, so that the division stays finite.
    public let epsilon: Float
    /// The fraction of each weight, times the learning rate, that is subtracted at each step.
    public let weightDecay: Float

    /// PyTorch's defaults.
    public init(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8, weightDecay: Float = 0.01) {
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weightDecay = weightDecay
    }

    /// The mean gradient and the mean square.
    public var stateCount: Int { 2 }

    /// One step, with both means corrected for their start at 0.
    public func update(_ slice: ParameterSlice, learningRate: Float, step: Int) {
        var numbers = ck_adamw(
            rate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
            weight_decay: slice.decays ? weightDecay : 0,
            correction1: Float(1 - pow(Double(beta1), Double(step))),
            correction2: Float(1 - pow(Double(beta2), Double(step))))
        ck_adamw_step(slice.count, &numbers, slice.values, slice.gradients, slice.state(0), slice.state(1))
    }
}
