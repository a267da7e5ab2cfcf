import Basics
import CKernels

/// Inverted dropout: sets a fraction of the values to 0 and multiplies the others by 1 / (1 - rate).
///
/// Source: Srivastava and others, 2014 (jmlr.org/papers/v15/srivastava14a.html). The seed and the number of the example
/// decide which values are dropped, so that the result does not depend on the number of threads.
final class DropoutLayer: Layer {
    private let size: Int
    private let rate: Float
    private let output: AlignedBuffer
    /// 0 or 1 / (1 - rate) for each value of the last training pass.
    private let factors: AlignedBuffer
    /// The seed of the first example of the next training pass; each following example adds 1.
    var seed: UInt64 = 0

    init(_ context: LayerContext, rate: Float) {
        size = context.output.count
        self.rate = rate
        output = context.makeOutput()
        factors = AlignedBuffer(count: output.count)
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        guard training else { return input }
        let kept = 1 / (1 - rate)
        // A value is dropped when its 24 random bits are below the threshold.
        let threshold = UInt64(rate * Float(1 << 24))
        for example in 0..<count {
            var generator = SeededGenerator(seed: seed &+ UInt64(example))
            for position in example * size..<(example + 1) * size {
                let factor = generator.next() >> 40 < threshold ? 0 : kept
                factors.start[position] = factor
                output.start[position] = input[position] * factor
            }
        }
        return output.start
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        for position in 0..<count * size { gradient[position] *= factors.start[position] }
        return gradient
    }
}

/// max(0, x) in place, where the layer before does not include it.
final class ReLULayer: Layer {
    private let size: Int
    private var output: UnsafeMutablePointer<Float>?

    init(_ context: LayerContext) {
        size = context.output.count
    }

    func forward(_ input: UnsafeMutablePointer<Float>, count: Int, training: Bool) -> UnsafeMutablePointer<Float> {
        ck_relu(count * size, input)
        output = input
        return input
    }

    func backward(
        _ gradient: UnsafeMutablePointer<Float>, spare: UnsafeMutablePointer<Float>, count: Int, needsInput: Bool
    ) -> UnsafeMutablePointer<Float> {
        ck_relu_backward(count * size, output, gradient)
        return gradient
    }
}
