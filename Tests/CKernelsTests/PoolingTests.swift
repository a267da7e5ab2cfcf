import Basics
import CKernels
import Testing

/// Pools against plain loops, on shapes with rows and columns left over and channels of every block width.
@Suite struct PoolingTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        let batch: Int
        let height: Int
        let width: Int
        let channels: Int
        let size: Int

        var testDescription: String { "\(batch)x\(height)x\(width)x\(channels) by \(size)" }
        var outputHeight: Int { height / size }
        var outputWidth: Int { width / size }
        var outputCount: Int { batch * outputHeight * outputWidth * channels }
        var count: Int { batch * height * width * channels }
        var kernel: ck_pool_shape {
            ck_pool_shape(
                batch: Int32(batch), height: Int32(height), width: Int32(width), channels: Int32(channels),
                size: Int32(size))
        }

        /// The index of a value of the input.
        func index(_ n: Int, _ row: Int, _ column: Int, _ channel: Int) -> Int {
            ((n * height + row) * width + column) * channels + channel
        }
    }

    static let shapes = [
        Shape(batch: 1, height: 2, width: 2, channels: 1, size: 2),
        Shape(batch: 2, height: 5, width: 7, channels: 5, size: 2),
        Shape(batch: 3, height: 12, width: 13, channels: 15, size: 4),
        Shape(batch: 2, height: 7, width: 6, channels: 32, size: 2),
        Shape(batch: 1, height: 9, width: 9, channels: 61, size: 3),
        Shape(batch: 1, height: 16, width: 31, channels: 3, size: 15),
        Shape(batch: 2, height: 3, width: 3, channels: 8, size: 1),
    ]

    private static func random(_ count: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        // Few distinct numbers, so that there are equals.
        return (0..<count).map { _ in Float(Int.random(in: -20...20, using: &generator)) }
    }

    @Test(arguments: shapes) func maximumAndWhereItCameFrom(shape: Shape) {
        let x = Self.random(shape.count, seed: 1)
        var y = Array(repeating: Float.nan, count: shape.outputCount)
        var which = Array(repeating: UInt8.max, count: shape.outputCount)
        var kernel = shape.kernel
        ck_max_pool_forward(&kernel, x, &y, &which)
        let dy = (0..<shape.outputCount).map { Float($0 + 1) }
        var dx = Array(repeating: Float.nan, count: shape.count)
        ck_max_pool_backward(&kernel, dy, which, &dx)

        var expected = (y: [Float](), which: [UInt8](), dx: [Float](repeating: 0, count: shape.count))
        for n in 0..<shape.batch {
            for row in 0..<shape.outputHeight {
                for column in 0..<shape.outputWidth {
                    for channel in 0..<shape.channels {
                        let places = (0..<shape.size * shape.size).map { place in
                            shape.index(
                                n, row * shape.size + place / shape.size, column * shape.size + place % shape.size,
                                channel)
                        }
                        let highest = places.map { x[$0] }.max() ?? .nan
                        let first = places.firstIndex { x[$0] == highest } ?? 0
                        expected.dx[places[first]] = dy[expected.y.count]
                        expected.y.append(highest)
                        expected.which.append(UInt8(first))
                    }
                }
            }
        }
        #expect(y == expected.y)
        #expect(which == expected.which)
        #expect(dx == expected.dx)
    }

    @Test(arguments: [(1, 1, 1), (3, 36, 192), (2, 5, 7)]) func average(batch: Int, area: Int, channels: Int) {
        let x = Self.random(batch * area * channels, seed: 3)
        var y = Array(repeating: Float.nan, count: batch * channels)
        ck_average_pool_forward(batch, area, channels, x, &y)
        for n in 0..<batch {
            for channel in 0..<channels {
                let sum = (0..<area).reduce(Float(0)) { $0 + x[(n * area + $1) * channels + channel] }
                #expect(abs(y[n * channels + channel] - sum / Float(area)) < 1e-5)
            }
        }
        var dx = Array(repeating: Float.nan, count: x.count)
        ck_average_pool_backward(batch, area, channels, y, &dx)
        for index in dx.indices {
            let source = y[index / (area * channels) * channels + index % channels]
            #expect(abs(dx[index] - source / Float(area)) < 1e-6)
        }
    }
}
