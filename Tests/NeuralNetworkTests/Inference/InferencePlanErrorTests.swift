import NeuralNetwork
import Testing

@Suite struct InferencePlanErrorTests {
    @Test("Says how large the network is and what to do") func text() {
        #expect(
            InferencePlanError.outOfMemory(parameters: 1234).description
                == "no memory to run a network of 1234 parameters: close other programs or use a smaller model")
    }
}
