import NeuralNetwork
import Testing

@Suite struct ParameterTests {
    @Test(arguments: [
        (Parameter.Role.weight, "4.weight", true), (.bias, "4.bias", true),
        (.runningMean, "4.running_mean", false), (.runningVariance, "4.running_var", false),
    ])
    func namesArePyTorchs(role: Parameter.Role, name: String, learnt: Bool) {
        let parameter = Parameter(layer: 4, role: role, tensor: Tensor(shape: [1], values: [0]))
        #expect(parameter.name == name)
        #expect(role.isLearnt == learnt)
    }
}

@Suite struct ParameterSpecificationTests {
    @Test func listsWhatEachLayerHas() throws {
        let description = try NetworkDescription(
            height: 8, width: 8, channels: 2,
            layers: [
                .convolution(filters: 3, kernel: 5), .batchNorm, .relu,
                .convolution(filters: 4, kernel: 1, bias: false),
                .maxPool(size: 2), .flatten, .dropout(rate: 0.1), .dense(units: 7),
            ])
        let listed = description.parameterSpecifications.map { "\($0.name) \($0.shape) \($0.decays)" }
        #expect(
            listed == [
                "0.weight [5, 5, 2, 3] true", "0.bias [3] false", "1.weight [3] false", "1.bias [3] false",
                "1.running_mean [3] false", "1.running_var [3] false", "3.weight [1, 1, 3, 4] true",
                "7.weight [64, 7] true", "7.bias [7] false",
            ])
        #expect(description.parameterCount == 150 + 3 + 6 + 12 + 448 + 7)
    }

    @Test func aKernelOverTimeHasOneColumn() throws {
        let description = try NetworkDescription(
            height: 9, width: 1, channels: 6,
            layers: [
                .temporalConvolution(filters: 4, kernel: 3, bias: false),
                .temporalConvolution(filters: 2, kernel: 5, dilation: 2), .flatten,
            ])
        let listed = description.parameterSpecifications.map { "\($0.name) \($0.shape) \($0.decays)" }
        #expect(listed == ["0.weight [3, 1, 6, 4] true", "1.weight [5, 1, 4, 2] true", "1.bias [2] false"])
        #expect(description.parameterCount == 72 + 40 + 2)
    }

    @Test func statisticsAreNotLearnt() throws {
        let description = try NetworkDescription(height: 1, width: 1, channels: 5, layers: [.batchNorm, .flatten])
        #expect(description.parameterSpecifications.map(\.isLearnt) == [true, true, false, false])
        #expect(description.parameterCount == 10)
    }
}
