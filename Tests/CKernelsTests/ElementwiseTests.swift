import Basics
import CKernels
import Testing

/// Loops over single numbers, on lengths around the vector widths.
@Suite struct ElementwiseTests {
    static let lengths = [0, 1, 7, 8, 9, 31, 64, 1000]

    private static func random(_ count: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    @Test(arguments: lengths) func reluAndItsGradient(count: Int) {
        var x = Self.random(count, seed: 1)
        let before = x
        ck_relu(count, &x)
        #expect(x == before.map { max($0, 0) })
        var dy = Self.random(count, seed: 2)
        let given = dy
        ck_relu_backward(count, x, &dy)
        #expect(dy == zip(x, given).map { $0 > 0 ? $1 : 0 })
    }

    @Test func nothingIsNoPositiveNumber() {
        var x: [Float] = [.nan, -.infinity, .infinity, -0.0]
        ck_relu(4, &x)
        #expect(x == [0, 0, .infinity, 0])
    }

    @Test(arguments: lengths) func sumsAndAverages(count: Int) {
        let x = Self.random(count, seed: 3)
        var y = Self.random(count, seed: 4)
        let before = y
        ck_add(count, x, &y)
        #expect(y == zip(before, x).map { $0 + $1 })
        var average = before
        ck_moving_average(count, 0.75, x, &average)
        #expect(average == zip(before, x).map { $0 * 0.75 + $1 * 0.25 })
    }

    /// Each value is updated independently, so a step of many must equal steps of one.
    @Test(arguments: lengths) func optimisersTreatEachNumberAlone(count: Int) {
        let start = Self.random(count, seed: 5)
        let gradient = Self.random(count, seed: 6)
        var rmsprop = ck_rmsprop(rate: 0.1, decay: 0.9, epsilon: 1e-6, momentum: 0.5, weight_decay: 0.01)
        var adamw = ck_adamw(
            rate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-6, weight_decay: 0.01, correction1: 0.1, correction2: 0.01)
        func run(_ step: (Int, inout [Float], [Float], inout [Float], inout [Float]) -> Void) {
            var all = (w: start, a: start.map { abs($0) }, b: start)
            step(count, &all.w, gradient, &all.a, &all.b)
            for index in 0..<count {
                var one = (w: [start[index]], a: [abs(start[index])], b: [start[index]])
                step(1, &one.w, [gradient[index]], &one.a, &one.b)
                #expect([all.w[index], all.a[index], all.b[index]] == [one.w[0], one.a[0], one.b[0]])
                #expect(one.w[0] != start[index])
            }
        }
        run { count, w, g, velocity, _ in ck_sgd_step(count, &w, g, &velocity, 0.1, 0.9, 0.01) }
        run { count, w, g, square, velocity in ck_rmsprop_step(count, &rmsprop, &w, g, &square, &velocity) }
        run { count, w, g, square, mean in ck_adamw_step(count, &adamw, &w, g, &mean, &square) }
    }
}
