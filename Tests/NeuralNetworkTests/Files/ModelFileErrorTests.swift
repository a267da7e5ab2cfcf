import NeuralNetwork
import Testing

@Suite struct ModelFileErrorTests {
    static let all: [ModelFileError] = [
        .unreadable(.tooShort(path: "/m", bytes: 3)), .missingMetadata(path: "/m", key: "labels"),
        .badMetadata(path: "/m", key: "labels", reason: "odd"), .wrongTensors(path: "/m", .notFinite(name: "0.bias")),
        .badLabels(path: "/m", reason: "one is empty"), .unknownLabel(path: "/m", label: "Hello"),
        .cannotWrite(path: "/m", reason: "No space left on device"),
    ]

    @Test(arguments: all) func namesTheFile(error: ModelFileError) {
        #expect(error.description.contains("/m"))
    }

    @Test func saysWhatToDo() {
        #expect(Set(Self.all.map(\.description)).count == Self.all.count)
        #expect(Self.all[0].description == SafetensorsError.tooShort(path: "/m", bytes: 3).description)
        #expect(
            Self.all[2].description
                == "/m: \"labels\" in its metadata is wrong (odd); train or export the model again")
        #expect(Self.all[5].description == "/m: its label \"Hello\" is not known here; use a model of the letters")
    }
}
