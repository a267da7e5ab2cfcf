import Basics
import Glibc

/// Draws the initial values of a network's parameters from a seed.
struct Initialiser {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Initial values of one parameter; `input` is the input shape of its layer.
    mutating func tensor(
        for specification: ParameterSpecification, layer: LayerDescription, input: FeatureShape
    ) -> Tensor {
        switch (layer, specification.role) {
        case (.convolution(_, let kernel, _, _), .weight):
            normal(specification.shape, deviation: (2 / Float(kernel * kernel * input.channels)).squareRoot())
        case (.convolution(_, let kernel, _, _), .bias):
            uniform(specification.shape, within: 1 / Float(kernel * kernel * input.channels).squareRoot())
        case (.temporalConvolution(_, let kernel, _, _), .weight):
            normal(specification.shape, deviation: (2 / Float(kernel * input.channels)).squareRoot())
        case (.temporalConvolution(_, let kernel, _, _), .bias):
            uniform(specification.shape, within: 1 / Float(kernel * input.channels).squareRoot())
        case (.dense, .weight), (.dense, .bias):
            uniform(specification.shape, within: 1 / Float(input.count).squareRoot())
        case (_, .weight), (_, .runningVariance):
            Tensor(shape: specification.shape, repeating: 1)
        case (_, .bias), (_, .runningMean):
            Tensor(shape: specification.shape, repeating: 0)
        }
    }

    private mutating func uniform(_ shape: [Int], within bound: Float) -> Tensor {
        let count = shape.reduce(1, *)
        return Tensor(
            shape: shape, values: (0..<count).map { _ in Float.random(in: -bound...bound, using: &generator) })
    }

    /// Normal distribution with mean 0, by the method of Box and Muller; one number of each pair is used.
    ///
    /// `SeededGenerator.normal()` draws its uniform numbers in another way, so it would give other networks for the
    /// same seeds.
    private mutating func normal(_ shape: [Int], deviation: Float) -> Tensor {
        let count = shape.reduce(1, *)
        return Tensor(
            shape: shape,
            values: (0..<count).map { _ in
                let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
                let angle = 2 * Double.pi * Double.random(in: 0..<1, using: &generator)
                return deviation * Float(radius * cos(angle))
            })
    }
}
