import NeuralNetwork

/// One picture through each network, on one thread.
struct InferenceBenchmarks {
    let sampler: Sampler

    func measure() throws -> [Measurement] {
        try InstructionSets.each { isa in
            [
                try measure("study", try .study(classes: 27), isa: isa),
                try measure("standard", try .standard(classes: 27), isa: isa),
            ]
        }
    }

    private func measure(_ name: String, _ description: NetworkDescription, isa: String) throws -> Measurement {
        let plan = try InferencePlan(Network(description, seed: 1))
        let input = (0..<plan.inputCount).map { Float($0 % 7) - 3 }
        var output = [Float](repeating: 0, count: plan.outputCount)
        let time = sampler.sample {
            input.withUnsafeBufferPointer { input in
                output.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
            }
        }
        return Measurement(name: "inference \(name)", isa: isa, nanoseconds: time, unit: .microseconds)
    }
}
