import Basics
import Testing

@testable import NeuralNetwork

/// Compares the gradients of a few layers with finite differences of their outputs.
///
/// The function is a weighted sum of the outputs; each parameter and each input is moved up and down a little.
struct GradientCheck {
    let stack: LayerStack
    let store: ParameterStore
    let count: Int
    let inputCount: Int
    private let coefficients: [Float]

    /// Layers on a small map; `.flatten` is added at the end.
    init(
        _ layers: [LayerDescription], height: Int, width: Int, channels: Int, count: Int, seed: UInt64 = 1
    ) throws {
        let description = try NetworkDescription(
            height: height, width: width, channels: channels, layers: layers + [.flatten])
        store = ParameterStore(Network(description, seed: seed))
        stack = LayerStack(description, parameters: store, capacity: count)
        self.count = count
        inputCount = description.input.count
        var generator = SeededGenerator(seed: seed &+ 1)
        coefficients = (0..<count * description.outputCount).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    /// Evenly spaced values around 0, in random order: none are close, so that small changes do not change a maximum.
    func spacedInputs(seed: UInt64 = 5) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        let total = count * inputCount
        return (0..<total).map { (Float($0) + 0.5 - Float(total) / 2) * 0.05 }.shuffled(using: &generator)
    }

    /// Uniformly distributed values.
    func randomInputs(seed: UInt64 = 5) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count * inputCount).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    private func value(_ inputs: [Float]) -> Double {
        let outputs = stack.forward(inputs, count: count, training: true, seed: 3)
        return coefficients.indices.reduce(0) { $0 + Double(coefficients[$1]) * Double(outputs[$1]) }
    }

    /// The largest difference between gradient and finite difference, relative to the largest gradient of its kind.
    func largestError(inputs: [Float], step: Float = 5e-3) -> (inputs: Double, parameters: Double) {
        _ = value(inputs)
        for (index, coefficient) in coefficients.enumerated() { stack.outputGradient[index] = coefficient }
        let gradient = stack.backward(count: count, inputGradient: true)
        let inputGradient = Array(UnsafeBufferPointer(start: gradient, count: inputs.count))
        let parameterGradient = Array(stack.gradients.values)

        let inputError = error(of: inputGradient) { index, offset in
            var moved = inputs
            moved[index] += offset * step
            return (value(moved), Double(moved[index]) - Double(inputs[index]))
        }
        let parameterError = error(of: parameterGradient) { index, offset in
            let old = store.learnt.start[index]
            store.learnt.start[index] += offset * step
            defer { store.learnt.start[index] = old }
            return (value(inputs), Double(store.learnt.start[index]) - Double(old))
        }
        return (inputError, parameterError)
    }

    private func error(of gradient: [Float], _ moved: (Int, Float) -> (value: Double, distance: Double)) -> Double {
        let scale = gradient.reduce(1e-3) { max($0, abs(Double($1))) }
        return gradient.indices.reduce(0) { largest, index in
            let up = moved(index, 1)
            let down = moved(index, -1)
            let slope = (up.value - down.value) / (up.distance - down.distance)
            return max(largest, abs(slope - Double(gradient[index])) / scale)
        }
    }
}
