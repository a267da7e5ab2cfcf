import NeuralNetwork
import Testing

@Suite struct TensorTests {
    @Test func permutesByHand() {
        let tensor = Tensor(shape: [2, 3], values: [1, 2, 3, 4, 5, 6])
        #expect(tensor.permuted([1, 0]) == Tensor(shape: [3, 2], values: [1, 4, 2, 5, 3, 6]))
        #expect(tensor.permuted([0, 1]) == tensor)
    }

    @Test func everyNumberFollowsItsIndices() {
        let shape = [2, 3, 4, 5]
        let tensor = Tensor(shape: shape, values: (0..<120).map { Float($0) })
        let order = [3, 1, 0, 2]
        let turned = tensor.permuted(order)
        #expect(turned.shape == [5, 3, 2, 4])
        for a in 0..<2 {
            for b in 0..<3 {
                for c in 0..<4 {
                    for d in 0..<5 {
                        let here = turned.values[((d * 3 + b) * 2 + a) * 4 + c]
                        #expect(here == Float(((a * 3 + b) * 4 + c) * 5 + d))
                    }
                }
            }
        }
    }

    @Test func turningBackRestores() {
        let tensor = Tensor(shape: [3, 1, 4, 2], values: (0..<24).map { Float($0) })
        #expect(tensor.permuted([3, 2, 0, 1]).permuted([2, 3, 1, 0]) == tensor)
    }

    @Test func scalarsAndEmptyTensors() {
        #expect(Tensor(shape: [], values: [7]).permuted([]) == Tensor(shape: [], values: [7]))
        #expect(Tensor(shape: [0, 2], values: []).permuted([1, 0]).shape == [2, 0])
        #expect(Tensor(shape: [2, 2], repeating: 3).values == [3, 3, 3, 3])
    }
}
