/// An array of numbers with a shape, in row-major order: the last dimension varies fastest.
public struct Tensor: Sendable, Equatable {
    /// The length of each dimension, slowest first.
    public let shape: [Int]
    /// All values; their count is the product of ``shape``.
    public var values: [Float]

    /// A tensor of given values; their count must be the product of the shape.
    public init(shape: [Int], values: [Float]) {
        precondition(values.count == shape.reduce(1, *), "the shape and the count of values differ")
        self.shape = shape
        self.values = values
    }

    /// A tensor with the same value everywhere.
    public init(shape: [Int], repeating value: Float) {
        self.init(shape: shape, values: Array(repeating: value, count: shape.reduce(1, *)))
    }

    /// The number of values.
    public var count: Int { values.count }

    /// The tensor with its dimensions in another order.
    ///
    /// Dimension `i` of the result is dimension `order[i]` of this tensor, as in PyTorch's `permute`.
    public func permuted(_ order: [Int]) -> Tensor {
        precondition(order.sorted() == Array(shape.indices), "the order must name every dimension once")
        var strides = Array(repeating: 1, count: shape.count)
        for dimension in shape.indices.dropLast().reversed() {
            strides[dimension] = strides[dimension + 1] * shape[dimension + 1]
        }
        let newShape = order.map { shape[$0] }
        let newStrides = order.map { strides[$0] }
        guard let length = newShape.last, let step = newStrides.last, count > 0 else {
            return Tensor(shape: newShape, values: values)
        }
        let result = [Float](unsafeUninitializedCapacity: count) { result, filled in
            var position = Array(repeating: 0, count: shape.count - 1)
            var start = 0
            values.withUnsafeBufferPointer { values in
                while filled < count {
                    for index in 0..<length {
                        result.initializeElement(at: filled + index, to: values[start + index * step])
                    }
                    filled += length
                    // Advance to the next row like an odometer: the second to last dimension first.
                    for dimension in position.indices.reversed() {
                        position[dimension] += 1
                        start += newStrides[dimension]
                        if position[dimension] < newShape[dimension] { break }
                        start -= newStrides[dimension] * newShape[dimension]
                        position[dimension] = 0
                    }
                }
            }
        }
        return Tensor(shape: newShape, values: result)
    }
}
