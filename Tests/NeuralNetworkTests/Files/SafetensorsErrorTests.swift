import Testing

@testable import NeuralNetwork

@Suite struct SafetensorsErrorTests {
    static let all: [SafetensorsError] = [
        .cannotRead(path: "/m", reason: "Permission denied"), .tooShort(path: "/m", bytes: 3),
        .headerBeyondFile(path: "/m", header: 99, file: 12), .badHeader(path: "/m", reason: "odd"),
        .badOffsets(path: "/m", tensor: "0.bias", reason: "lies nowhere"),
        .notContiguous(path: "/m", tensor: "0.bias", expected: 4, found: 8),
        .trailingBytes(path: "/m", count: 6), .wrongType(path: "/m", tensor: "0.bias", type: "BF16"),
        .missingTensor(path: "/m", tensor: "0.bias"),
    ]

    @Test(arguments: all) func namesTheFile(error: SafetensorsError) {
        #expect(error.description.contains("/m"))
    }

    @Test func eachHasItsOwnWords() {
        #expect(Set(Self.all.map(\.description)).count == Self.all.count)
        #expect(
            Self.all[5].description
                == "/m is damaged: tensor 0.bias starts at byte 8 instead of 4; fetch or train it again")
        #expect(
            Self.all[2].description
                == "/m is cut off or no safetensors file: its header would take 99 bytes and the file has 12; "
                + "fetch or train it again")
    }
}
