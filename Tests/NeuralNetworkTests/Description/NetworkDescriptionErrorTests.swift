import NeuralNetwork
import Testing

@Suite struct NetworkDescriptionErrorTests {
    static let map = FeatureShape(height: 2, width: 3, channels: 4)

    @Test(arguments: [
        (
            NetworkDescriptionError.badInput(height: 0, width: 1, channels: 2),
            "input of 0x1x2: each must be from 1 to 65536"
        ),
        (.empty, "the network has no layers: end it with a dense layer"),
        (.badHyperparameter(layer: 3, title: "dropout 2.0", reason: "too much"), "layer 3 (dropout 2.0): too much"),
        (
            .needsMap(layer: 4, title: "max pool 2x2"),
            "layer 4 (max pool 2x2) needs a map, but is given a vector: move it before the flatten layer"
        ),
        (
            .needsVector(layer: 1, title: "dense, 3 units", shape: map),
            "layer 1 (dense, 3 units) needs a vector, but is given 2x3x4: put a flatten layer before it"
        ),
        (
            .tooSmall(layer: 0, title: "max pool 4x4", shape: map),
            "layer 0 (max pool 4x4) is larger than the 2x3x4 it is given: drop a pool or use a larger input"
        ),
        (
            .outputIsNoVector(shape: map),
            "the last layer gives 2x3x4, not a vector of scores: end with flatten and dense"
        ),
    ])
    func saysWhereAndWhatToDo(error: NetworkDescriptionError, text: String) {
        #expect("\(error)" == text)
    }
}
