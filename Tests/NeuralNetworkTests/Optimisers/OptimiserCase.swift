@testable import NeuralNetwork

/// One parameter under an optimiser.
struct OptimiserCase {
    private(set) var value: Float
    private var memory: [Float]
    private var step = 0

    init(value: Float, memories: Int) {
        self.value = value
        memory = Array(repeating: 0, count: memories)
    }

    /// One step, and what the optimiser then remembers.
    mutating func update(
        _ optimiser: some Optimiser, gradient: Float, rate: Float, decays: Bool = true
    ) -> [Float] {
        step += 1
        let step = step
        memory.withUnsafeMutableBufferPointer { memory in
            guard let start = memory.baseAddress else { return }
            withUnsafePointer(to: gradient) { gradient in
                optimiser.update(
                    ParameterSlice(
                        count: 1, values: &value, gradients: gradient, decays: decays, memoryStart: start,
                        memoryStride: 1),
                    learningRate: rate, step: step)
            }
        }
        return memory
    }
}
