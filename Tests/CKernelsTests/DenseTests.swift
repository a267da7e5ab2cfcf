import CKernels
import KernelReference
import Testing

extension KernelTests {
    @Suite("Dense layers") struct DenseTests {
        /// Small whole numbers, whose sums float32 holds exactly.
        static func numbers(_ count: Int, step: Int) -> [Float] {
            (0..<count).map { Float(($0 * step + 3) % 17 - 8) }
        }

        @Test("Two inputs and three outputs by hand") func byHand() {
            InstructionSets.each { isa in
                var y = [Float](repeating: .nan, count: 3)
                ck_dense_forward(1, 2, 3, [2, 3], [1, 10, 100, -2, -20, 5], [0.5, 1, 0], true, &y)
                #expect(y == [0, 0, 215], "\(isa)")
                var dx = [Float](repeating: .nan, count: 2)
                ck_dense_input_gradient(1, 2, 3, [1, 2, 3], [1, 10, 100, -2, -20, 5], &dx)
                #expect(dx == [321, -27], "\(isa)")
                var dw = [Float](repeating: .nan, count: 6)
                ck_dense_weight_gradient(2, 2, 3, [2, 3, 1, 1], [1, 0, -1, 4, 5, 6], &dw)
                #expect(dw == [6, 5, 4, 7, 5, 3], "\(isa)")
            }
        }

        @Test("Every number of outputs, exactly", arguments: [1, 2, 7]) func sizes(batch: Int) {
            InstructionSets.each { isa in
                for outputs in 1...35 {
                    let inputs = 40 - outputs
                    let x = Self.numbers(batch * inputs, step: 5), w = Self.numbers(inputs * outputs, step: 7)
                    let dy = Self.numbers(batch * outputs, step: 3)
                    var y = [Float](repeating: .nan, count: batch * outputs)
                    var dx = [Float](repeating: .nan, count: batch * inputs)
                    var dw = [Float](repeating: .nan, count: inputs * outputs)
                    let rows = Int32(batch), from = Int32(inputs), to = Int32(outputs)
                    ck_dense_forward(rows, from, to, x, w, dy, false, &y)
                    ck_dense_input_gradient(rows, from, to, dy, w, &dx)
                    ck_dense_weight_gradient(rows, from, to, x, dy, &dw)
                    #expect(y == forward(x, w, dy, batch, inputs, outputs), "\(isa): \(inputs) to \(outputs)")
                    #expect(dx == inputGradient(dy, w, batch, inputs, outputs), "\(isa): \(inputs) to \(outputs)")
                    #expect(dw == weightGradient(x, dy, batch, inputs, outputs), "\(isa): \(inputs) to \(outputs)")
                }
            }
        }

        private func forward(_ x: [Float], _ w: [Float], _ bias: [Float], _ n: Int, _ i: Int, _ o: Int) -> [Float] {
            (0..<n * o).map { at in
                (0..<i).reduce(bias[at % o]) { $0 + x[at / o * i + $1] * w[$1 * o + at % o] }
            }
        }

        private func inputGradient(_ dy: [Float], _ w: [Float], _ n: Int, _ i: Int, _ o: Int) -> [Float] {
            (0..<n * i).map { at in (0..<o).reduce(0) { $0 + dy[at / i * o + $1] * w[at % i * o + $1] } }
        }

        private func weightGradient(_ x: [Float], _ dy: [Float], _ n: Int, _ i: Int, _ o: Int) -> [Float] {
            (0..<i * o).map { at in (0..<n).reduce(0) { $0 + x[$1 * i + at / o] * dy[$1 * o + at % o] } }
        }
    }
}
