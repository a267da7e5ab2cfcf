import NeuralNetwork

/// One picture through each network, on one thread.
struct InferenceBenchmarks {
    let sampler: Sampler

    func measure() throws -> [BenchmarkFigure] {
        try InstructionSets.each { isa in try MeasuredNetwork.allCases.map { try measure($0, isa: isa) } }
    }

    private func measure(_ network: MeasuredNetwork, isa: String) throws -> BenchmarkFigure {
        let plan = try InferencePlan(network.model().network)
        let input = MeasuredNetwork.input(plan.inputCount)
        var output = [Float](repeating: 0, count: plan.outputCount)
        let time = sampler.sample {
            input.withUnsafeBufferPointer { input in
                output.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
            }
        }
        return BenchmarkFigure(name: "inference \(network.rawValue)", isa: isa, nanoseconds: time, unit: .microseconds)
    }
}
