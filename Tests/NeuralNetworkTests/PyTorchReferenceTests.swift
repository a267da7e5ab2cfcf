import Testing

@testable import NeuralNetwork

/// Compares the whole engine with values that PyTorch computed in double precision.
@Suite struct PyTorchReferenceTests {
    static let names = ["study", "standard"]

    /// The stack after a forward and a backward pass over the whole batch in one part.
    private func pass(_ reference: PyTorchReference) -> (LayerStack, logits: [Float], inputGradient: [Float]) {
        let store = ParameterStore(reference.network)
        let count = reference.inputs.shape[0]
        let width = reference.network.description.outputCount
        let stack = LayerStack(reference.network.description, parameters: store, capacity: count)
        let outputs = stack.forward(reference.inputs.values, count: count, training: true)
        let logits = Array(UnsafeBufferPointer(start: outputs, count: count * width))
        reference.targets.values.withUnsafeBufferPointer { targets in
            guard let start = targets.baseAddress else { return }
            _ = Loss(classes: width).evaluate(
                outputs: outputs, width: width, count: count, batch: count,
                targets: Loss.Targets(classes: start, auxiliary: nil), gradient: stack.outputGradient)
        }
        let gradient = stack.backward(count: count, inputGradient: true)
        return (
            stack, logits, Array(UnsafeBufferPointer(start: gradient, count: reference.inputs.count))
        )
    }

    @Test(arguments: names) func logitsOfTrainingAgree(name: String) throws {
        let reference = try PyTorchReference(name)
        #expect(relativeError(pass(reference).logits, try reference.values("logits.training")) < 1e-5)
    }

    @Test(arguments: names) func logitsInUseAgree(name: String) throws {
        let reference = try PyTorchReference(name)
        let session = TrainingSession(
            network: reference.network, optimiser: SGD(), batchSize: 4, threads: 2, seed: 0)
        let outputs = reference.inputs.values.withUnsafeBufferPointer { session.outputs(of: $0) }
        #expect(relativeError(outputs, try reference.values("logits.evaluating")) < 1e-5)
    }

    @Test(arguments: names) func everyGradientAgrees(name: String) throws {
        let reference = try PyTorchReference(name)
        let (stack, _, inputGradient) = pass(reference)
        let layout = ParameterLayout(reference.network.description)
        for entry in layout.entries where entry.specification.isLearnt {
            let gradient = UnsafeBufferPointer(
                start: stack.gradients.start + entry.offset, count: entry.specification.count)
            let expected = try reference.parameter(entry.specification, of: "gradients")
            #expect(relativeError(Array(gradient), expected) < 2e-5, "\(entry.specification.name)")
        }
        let expected = try reference.file.tensor("gradients/inputs").permuted([0, 2, 3, 1])
        #expect(relativeError(inputGradient, expected.values) < 2e-5)
    }

    @Test func runningStatisticsAgree() throws {
        let reference = try PyTorchReference("standard")
        let session = try Self.trained(reference, SGD(), rate: 0, steps: 1).session
        var compared = 0
        for (specification, parameter) in zip(
            reference.network.description.parameterSpecifications, session.network.parameters)
        where !specification.isLearnt {
            let expected = try reference.parameter(specification, of: "after")
            #expect(relativeError(parameter.tensor.values, expected) < 1e-5, "\(specification.name)")
            compared += 1
        }
        #expect(compared == 6)
    }

    /// Losses of some steps on the batch of the reference, with one thread.
    static func trained(
        _ reference: PyTorchReference, _ optimiser: some Optimiser, rate: Float, steps: Int = 10
    ) throws -> (session: TrainingSession, losses: [Float]) {
        let session = TrainingSession(
            network: reference.network, optimiser: optimiser, batchSize: reference.inputs.shape[0], threads: 1, seed: 0)
        let losses = (0..<steps).map { _ in
            reference.inputs.values.withUnsafeBufferPointer { inputs in
                reference.targets.values.withUnsafeBufferPointer { targets in
                    session.step(inputs: inputs, targets: targets, learningRate: rate).loss
                }
            }
        }
        return (session, losses)
    }

    /// Compares ten losses and the first layer's weights after them.
    private func compare(_ name: String, _ optimiser: some Optimiser, rate: Float, as key: String) throws {
        let reference = try PyTorchReference(name)
        let (session, losses) = try Self.trained(reference, optimiser, rate: rate)
        let expected = try reference.values("losses/\(key)")
        #expect(losses[9] < losses[0] * 0.99, "nothing was learnt")
        #expect(relativeError(losses, expected) < 2e-5, "\(losses) \(expected)")
        let specification = reference.network.description.parameterSpecifications[0]
        let weights = try reference.parameter(specification, of: "trained.\(key)")
        #expect(relativeError(session.network.parameters[0].tensor.values, weights) < 1e-4)
    }

    @Test(arguments: names) func tenStepsOfSGDAgree(name: String) throws {
        try compare(name, SGD(momentum: 0.9, weightDecay: 0.01), rate: 0.05, as: "sgd")
    }

    @Test(arguments: names) func tenStepsOfRMSpropAgree(name: String) throws {
        try compare(name, RMSprop(decay: 0.9, epsilon: 1e-6, momentum: 0.5), rate: 0.001, as: "rmsprop")
    }

    @Test(arguments: names) func tenStepsOfAdamWAgree(name: String) throws {
        try compare(name, AdamW(weightDecay: 0.1), rate: 0.005, as: "adamw")
    }
}
