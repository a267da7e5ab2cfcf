import Testing

@testable import NeuralNetwork

@Suite struct TrainingSessionUpdateTests {
    @Test(arguments: [(10, 3), (64, 2), (2, 3), (1, 1), (7, 7)]) func partsCoverTheBatch(count: Int, threads: Int) {
        let parts = TrainingSession.parts(of: count, threads: threads)
        #expect(parts.count == threads)
        #expect(parts.flatMap { Array($0) } == Array(0..<count))
        let sizes = parts.map(\.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        #expect(sizes.allSatisfy { $0 <= (count + threads - 1) / threads })
    }

    @Test(arguments: [1, 2, 3, 8]) func sharesCoverEachParameterOnce(threads: Int) throws {
        let layout = ParameterLayout(try .study(classes: 3))
        var touched = Array(repeating: 0, count: layout.learntCount)
        let shares = UpdateShare.divide(layout, among: threads)
        #expect(shares.count == threads)
        for share in shares.joined() {
            for index in share.offset..<share.offset + share.count { touched[index] += 1 }
        }
        for entry in layout.entries {
            let range = entry.offset..<entry.offset + entry.specification.count
            #expect(touched[range].allSatisfy { $0 == 1 })
        }
        #expect(touched.reduce(0, +) == layout.entries.reduce(0) { $0 + $1.specification.count })
    }

    /// Without batch norm and dropout the parts' gradients add up to those of the whole batch.
    @Test func threadsAgreeUpToRounding() throws {
        let reference = try PyTorchReference("study")
        func trained(threads: Int) -> [Float] {
            let session = TrainingSession(
                network: reference.network, optimiser: SGD(), batchSize: 6, threads: threads, seed: 0)
            for _ in 0..<3 {
                reference.inputs.values.withUnsafeBufferPointer { inputs in
                    _ = reference.targets.values.withUnsafeBufferPointer { targets in
                        session.step(inputs: inputs, targets: targets, learningRate: 0.05)
                    }
                }
            }
            return session.network.parameters.flatMap(\.tensor.values)
        }
        let one = trained(threads: 1)
        for threads in [2, 3, 6] { #expect(relativeError(trained(threads: threads), one) < 1e-5) }
    }

    /// Each part has statistics of its own; the running ones take their mean, weighted by examples.
    @Test func runningStatisticsTakeTheMeanOfTheParts() throws {
        let description = try NetworkDescription(height: 1, width: 2, channels: 1, layers: [.batchNorm, .flatten])
        let session = TrainingSession(
            network: Network(description, seed: 1), optimiser: SGD(), batchSize: 3, threads: 2, seed: 0)
        let inputs: [Float] = [2, 4, 10, 20, 10, 20]
        let targets: [Float] = [1, 0, 1, 0, 1, 0]
        inputs.withUnsafeBufferPointer { inputs in
            _ = targets.withUnsafeBufferPointer { session.step(inputs: inputs, targets: $0, learningRate: 0) }
        }
        let mean = try #require(session.network.parameter(layer: 0, role: .runningMean)).values[0]
        let variance = try #require(session.network.parameter(layer: 0, role: .runningVariance)).values[0]
        // Means 3 and 15, unbiased variances 2 and 100/3, of one and two examples.
        #expect(abs(mean - 0.1 * (3 + 2 * 15) / 3) < 1e-5)
        #expect(abs(variance - (0.9 + 0.1 * (2 + 2 * 100 / 3) / 3)) < 1e-5)
    }

    @Test func theAverageFollowsItsFormula() throws {
        let description = try NetworkDescription(
            height: 1, width: 1, channels: 1, layers: [.flatten, .dense(units: 2)])
        let start = Network(description, seed: 1)
        let session = TrainingSession(
            network: start, optimiser: SGD(momentum: 0), batchSize: 1, threads: 1, seed: 0, averageDecay: 0.5)
        var expected = start.parameters[0].tensor.values
        for step in 1...12 {
            [Float(1)].withUnsafeBufferPointer { inputs in
                _ = [Float(1), 0].withUnsafeBufferPointer { session.step(inputs: inputs, targets: $0, learningRate: 1) }
            }
            let decay = min(0.5, Float(1 + step) / Float(10 + step))
            let now = session.network.parameters[0].tensor.values
            for index in 0..<2 { expected[index] = decay * expected[index] + (1 - decay) * now[index] }
        }
        let average = try #require(session.averagedNetwork).parameters[0].tensor.values
        #expect(relativeError(average, expected) < 1e-6)
        #expect(average != start.parameters[0].tensor.values)
    }

    @Test func dropoutSeedsDifferByStepAndRun() throws {
        let network = Network(try .study(classes: 2), seed: 1)
        var seeds: Set<UInt64> = []
        for seed in 0..<4 {
            let session = TrainingSession(
                network: network, optimiser: SGD(), batchSize: 1, threads: 1, seed: UInt64(seed))
            for step in 0..<100 {
                session.stepCount = step
                seeds.insert(session.dropoutSeed)
            }
        }
        #expect(seeds.count == 400)
    }
}

@Suite struct ParallelTests {
    @Test(arguments: [0, 1, 2, 7, 100]) func everyPartIsDoneOnce(count: Int) {
        let done = UnsafeMutableBufferPointer<Int>.allocate(capacity: count)
        done.initialize(repeating: 0)
        defer { done.deallocate() }
        Parallel.forEach(count) { done[$0] += $0 + 1 }
        #expect(Array(done) == Array(1..<count + 1))
    }
}
