import NeuralNetwork
import Testing

@Suite struct NetworkErrorTests {
    @Test(arguments: [
        (
            NetworkError.missingParameter(name: "0.weight", shape: [3, 3]),
            "parameter 0.weight [3, 3] is missing: the weights belong to another network"
        ),
        (
            .unknownParameter(name: "9.bias"),
            "parameter 9.bias is none of this network's: the weights belong to another network"
        ),
        (.duplicateParameter(name: "0.bias"), "parameter 0.bias is there twice"),
        (
            .wrongShape(name: "0.bias", expected: [2], found: [3]),
            "parameter 0.bias has shape [3], not [2]: the weights belong to another network"
        ),
        (
            .notFinite(name: "0.bias"),
            "parameter 0.bias holds NaN or infinity: the training diverged; train again with a smaller learning rate"
        ),
        (
            .negativeVariance(name: "1.running_var"),
            "parameter 1.running_var holds a variance below 0: the file is damaged; fetch or train it again"
        ),
        (
            .cannotKeepOutputs(count: 5),
            "cannot keep 5 outputs: the last layer must be dense and have at least that many units"
        ),
    ])
    func saysWhatAndWhatToDo(error: NetworkError, text: String) {
        #expect("\(error)" == text)
    }
}
