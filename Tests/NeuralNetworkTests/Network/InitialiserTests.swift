import NeuralNetwork
import Testing

@Suite struct InitialiserTests {
    private let network: Network

    init() throws {
        network = Network(try .standard(classes: 27), seed: 11)
    }

    /// Mean and variance.
    private func moments(_ values: [Float]) -> (mean: Double, variance: Double) {
        let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
        return (mean, values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(values.count))
    }

    @Test func convolutionsHaveHesVariance() throws {
        for (layer, inputs) in [(3, 9 * 32), (20, 9 * 128)] {
            let values = try #require(network.parameter(layer: layer, role: .weight)).values
            let (mean, variance) = moments(values)
            #expect(abs(mean) < 4 * (variance / Double(values.count)).squareRoot())
            #expect(abs(variance * Double(inputs) / 2 - 1) < 0.1)
            // A normal distribution, not a uniform one: some lie beyond 2.5 deviations, most within 1.
            let far = values.filter { abs(Double($0)) > 2.5 * variance.squareRoot() }.count
            #expect(abs(Double(far) / Double(values.count) - 0.0124) < 0.005)
        }
    }

    @Test func convolutionsOverTimeCountTheirTaps() throws {
        let temporal = Network(
            try NetworkDescription(
                height: 4, width: 1, channels: 40,
                layers: [.temporalConvolution(filters: 64, kernel: 5, dilation: 3), .flatten]), seed: 2)
        let values = try #require(temporal.parameter(layer: 0, role: .weight)).values
        #expect(abs(moments(values).variance * Double(5 * 40) / 2 - 1) < 0.05)
        let bias = try #require(temporal.parameter(layer: 0, role: .bias)).values
        #expect(bias.allSatisfy { abs($0) <= 1 / Float(200).squareRoot() } && Set(bias).count == 64)
    }

    @Test func denseLayersAreUniform() throws {
        let last = network.description.layers.count - 1
        let values = try #require(network.parameter(layer: last, role: .weight)).values
        let bound = 1 / Float(160).squareRoot()
        #expect(values.allSatisfy { abs($0) <= bound })
        #expect(abs(moments(values).variance * 3 / Double(bound * bound) - 1) < 0.1)
        #expect(try #require(network.parameter(layer: last, role: .bias)).values.contains { $0 != 0 })
    }

    @Test func batchNormStartsAsNothing() {
        #expect(network.parameter(layer: 1, role: .weight)?.values == Array(repeating: 1, count: 32))
        #expect(network.parameter(layer: 1, role: .bias)?.values == Array(repeating: 0, count: 32))
        #expect(network.parameter(layer: 1, role: .runningMean)?.values == Array(repeating: 0, count: 32))
        #expect(network.parameter(layer: 1, role: .runningVariance)?.values == Array(repeating: 1, count: 32))
    }

    @Test func biasesOfConvolutionsStayWithinPyTorchsBound() throws {
        let study = Network(try .study(classes: 3), seed: 2)
        let bias = try #require(study.parameter(layer: 0, role: .bias)).values
        #expect(bias.allSatisfy { abs($0) <= 0.2 })
        #expect(Set(bias).count == 5)
    }
}
