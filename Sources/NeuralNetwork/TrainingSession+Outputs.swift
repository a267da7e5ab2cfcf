extension TrainingSession {
    /// Scores of any number of examples, computed as in use: running statistics, no dropout.
    ///
    /// - Parameters:
    ///   - inputs: `[count, height, width, channel]`.
    ///   - averaged: by the moving average of the weights, when one is kept.
    /// - Returns: `[count, outputs]`.
    public func outputs(of inputs: UnsafeBufferPointer<Float>, averaged: Bool = false) -> [Float] {
        guard averaged, let average else { return presentOutputs(of: inputs) }
        store.exchange(with: average)
        defer { store.exchange(with: average) }
        return presentOutputs(of: inputs)
    }

    /// Probabilities of the classes `[count, classes]`; see ``outputs(of:averaged:)``.
    public func probabilities(of inputs: UnsafeBufferPointer<Float>, averaged: Bool = false) -> [Float] {
        let width = template.description.outputCount
        let outputs = outputs(of: inputs, averaged: averaged)
        let scores = stride(from: 0, to: outputs.count, by: width).flatMap { outputs[$0..<$0 + loss.classes] }
        return Softmax.probabilities(scores, classes: loss.classes)
    }

    private func presentOutputs(of inputs: UnsafeBufferPointer<Float>) -> [Float] {
        let width = template.description.outputCount
        let size = template.description.input.count
        let count = inputs.count / size
        precondition(inputs.count == count * size, "the inputs are no whole number of examples")
        guard let start = inputs.baseAddress, count > 0 else { return [] }
        let parts = Self.parts(of: count, threads: workers.count)
        return Array(unsafeUninitializedCapacity: count * width) { memory, filled in
            filled = count * width
            let results = memory
            Parallel.forEach(workers.count) { thread in
                let worker = workers[thread]
                for first in stride(from: parts[thread].lowerBound, to: parts[thread].upperBound, by: worker.capacity) {
                    let some = min(worker.capacity, parts[thread].upperBound - first)
                    let outputs = worker.forward(start + first * size, count: some, training: false)
                    let here = UnsafeMutableBufferPointer(rebasing: results[first * width..<(first + some) * width])
                    _ = here.update(from: UnsafeBufferPointer(start: outputs, count: some * width))
                }
            }
        }
    }
}
