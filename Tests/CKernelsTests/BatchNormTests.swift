import Basics
import CKernels
import Testing

/// Batch norm against plain loops in double precision, on channel counts of every block width.
@Suite struct BatchNormTests {
    static let shapes: [(rows: Int, channels: Int)] = [
        (1, 1), (7, 5), (300, 8), (33, 16), (1000, 31), (129, 33), (64, 192), (5, 600), (2, 5000),
    ]

    private static func random(_ count: Int, seed: UInt64, around centre: Float = 0) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in centre + Float.random(in: -1...1, using: &generator) }
    }

    /// Mean and biased variance of each column.
    private static func moments(_ x: [Float], channels: Int) -> (mean: [Double], variance: [Double]) {
        let rows = Double(x.count / channels)
        var mean = Array(repeating: 0.0, count: channels)
        var variance = mean
        for (index, value) in x.enumerated() { mean[index % channels] += Double(value) / rows }
        for (index, value) in x.enumerated() {
            let difference = Double(value) - mean[index % channels]
            variance[index % channels] += difference * difference / rows
        }
        return (mean, variance)
    }

    private static func error(_ values: [Float], _ reference: [Double]) -> Double {
        let scale = reference.reduce(1e-6) { max($0, abs($1)) }
        return zip(values, reference).reduce(0) { max($0, abs(Double($1.0) - $1.1)) } / scale
    }

    @Test(arguments: shapes) func statistics(rows: Int, channels: Int) {
        // With this large mean, a variance from plain sums of squares would be wrong.
        let x = Self.random(rows * channels, seed: 1, around: 100)
        var mean = Array(repeating: Float.nan, count: channels)
        var variance = mean
        ck_batch_norm_statistics(rows, channels, x, &mean, &variance)
        let expected = Self.moments(x, channels: channels)
        #expect(Self.error(mean, expected.mean) < 1e-6)
        #expect(Self.error(variance, expected.variance) < 1e-4)
    }

    @Test(arguments: shapes) func columnSums(rows: Int, channels: Int) {
        let x = Self.random(rows * channels, seed: 2)
        var sums = Array(repeating: Float.nan, count: channels)
        ck_column_sums(rows, channels, x, &sums)
        var expected = Array(repeating: 0.0, count: channels)
        for (index, value) in x.enumerated() { expected[index % channels] += Double(value) }
        #expect(Self.error(sums, expected) < 1e-5)
    }

    @Test(arguments: [true, false]) func forward(relu: Bool) {
        let x = Self.random(50 * 19, seed: 3)
        let scale = Self.random(19, seed: 4)
        let shift = Self.random(19, seed: 5)
        var y = Array(repeating: Float.nan, count: x.count)
        ck_batch_norm_forward(50, 19, x, scale, shift, relu, &y)
        let expected = x.enumerated().map { index, value in
            let plain = value * scale[index % 19] + shift[index % 19]
            return relu ? max(plain, 0) : plain
        }
        #expect(y == expected)
    }

    @Test(arguments: shapes, [true, false]) func backward(shape: (rows: Int, channels: Int), relu: Bool) {
        let (rows, channels) = shape
        let x = Self.random(rows * channels, seed: 6)
        let dy = Self.random(rows * channels, seed: 7)
        let weight = Self.random(channels, seed: 8)
        let bias = Self.random(channels, seed: 9)
        let (mean, variance) = Self.moments(x, channels: channels)
        let inverse = variance.map { 1 / ($0 + 1e-5).squareRoot() }
        let floats = (mean: mean.map { Float($0) }, inverse: inverse.map { Float($0) })
        let scale = zip(weight, floats.inverse).map { $0 * $1 }
        let shift = (0..<channels).map { bias[$0] - floats.mean[$0] * scale[$0] }

        // The same in double precision: dx = scale (g - sum(g) / n - normalised sum(g normalised) / n).
        var passed = dy.map { Double($0) }
        var sums = (weight: Array(repeating: 0.0, count: channels), bias: Array(repeating: 0.0, count: channels))
        func normalised(_ index: Int) -> Double {
            (Double(x[index]) - mean[index % channels]) * inverse[index % channels]
        }
        for index in x.indices {
            let channel = index % channels
            if relu, x[index] * scale[channel] + shift[channel] <= 0 { passed[index] = 0 }
            sums.weight[channel] += passed[index] * normalised(index)
            sums.bias[channel] += passed[index]
        }
        let expected = x.indices.map { index in
            let channel = index % channels
            let mean = (sums.bias[channel] + normalised(index) * sums.weight[channel]) / Double(rows)
            return Double(scale[channel]) * (passed[index] - mean)
        }

        var gradient = dy
        var found = (weight: [Float](repeating: .nan, count: channels), bias: [Float](repeating: .nan, count: channels))
        floats.mean.withUnsafeBufferPointer { mean in
            floats.inverse.withUnsafeBufferPointer { inverse in
                scale.withUnsafeBufferPointer { scale in
                    shift.withUnsafeBufferPointer { shift in
                        var pass = ck_batch_norm_pass(
                            mean: mean.baseAddress, deviation_inverse: inverse.baseAddress, scale: scale.baseAddress,
                            shift: shift.baseAddress, relu: relu)
                        ck_batch_norm_gradient_sums(rows, channels, &pass, x, dy, &found.weight, &found.bias)
                        ck_batch_norm_input_gradient(
                            rows, channels, &pass, x, &gradient, found.weight, found.bias)
                    }
                }
            }
        }
        // With one row the true gradient is 0, so that relative errors are those of rounding alone.
        guard rows > 1 else {
            #expect(gradient.allSatisfy { $0.isFinite })
            return
        }
        #expect(Self.error(found.weight, sums.weight) < 1e-4)
        #expect(Self.error(found.bias, sums.bias) < 1e-4)
        #expect(Self.error(gradient, expected) < 1e-3)
    }
}
