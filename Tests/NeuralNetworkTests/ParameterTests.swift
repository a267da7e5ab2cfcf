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
        #expect(parameter.isLearnt == learnt)
    }
}
