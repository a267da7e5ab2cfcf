import Glibc

/// The learning rate as a function of the training step.
public enum LearningRateSchedule: Sendable, Equatable, Codable {
    /// The same rate at every step.
    case constant(rate: Float)
    /// Starts with `rate`, which is multiplied by `factor` every `every` steps.
    case step(rate: Float, every: Int, factor: Float)
    /// Rises linearly from 0 to `rate` over `warmUp` steps, then falls along half a cosine to `final` at step `total`.
    ///
    /// Source: Loshchilov and Hutter 2017, arXiv 1608.03983, without restarts.
    case cosine(rate: Float, warmUp: Int, total: Int, final: Float = 0)

    /// The learning rate of a step, counted from 0.
    public func rate(at step: Int) -> Float {
        switch self {
        case .constant(let rate):
            return rate
        case .step(let rate, let every, let factor):
            return rate * pow(factor, Float(step / max(every, 1)))
        case .cosine(let rate, let warmUp, let total, let final):
            // step + 1, so that the first step has a rate above 0.
            if step < warmUp { return rate * Float(step + 1) / Float(warmUp) }
            let progress = min(Float(step - warmUp) / Float(max(total - warmUp, 1)), 1)
            return final + (rate - final) * (1 + cos(.pi * progress)) / 2
        }
    }
}
