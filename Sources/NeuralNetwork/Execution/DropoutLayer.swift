import Basics

/// Inverted dropout: zeroes a share of the numbers and scales the others by 1 / (1 - rate).
///
/// As in Srivastava and others, 2014 (jmlr.org/papers/v15/srivastava14a.html). Which ones is decided by the seed and the example's place in the run, so that threads do not matter.
final class DropoutLayer: Layer {
    private let size: Int
    private let rate: Float
    private let output: AlignedBuffer
    /// 0 or 1 / (1 - rate) by number; all of the last training pass.
    private let factors: AlignedBuffer
    /// The seed of the first example of the next training pass; the following examples count up from it.
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
        // Of 24 random bits, those below the threshold drop the number.
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
