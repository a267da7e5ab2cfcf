import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing

@testable import Training

@Suite struct LocatorStateTests {
    private let state = LocatorCheckpoint(
        configuration: DrawnFrames.configuration(), input: LocatorPreprocessor(width: 96, height: 72),
        pictures: [1, 2],
        history: [])

    @Test func differencesAreNamed() {
        var other = state
        #expect(state.differences(from: other).isEmpty)
        other.configuration.epochs += 5
        #expect(state.differences(from: other).isEmpty, "a training may be prolonged")
        other.configuration.boxWeight = 9
        other.pictures = [1, 3]
        other.input = LocatorPreprocessor(width: 80, height: 64)
        #expect(state.differences(from: other) == ["the input", "the number of pictures", "boxWeight"])
    }

    @Test func aDamagedCheckpointIsNamed() throws {
        let folder = try TemporaryFolder()
        let files = TrainingFiles(model: folder.file("m.safetensors"))
        try folder.write(Array("nothing".utf8), to: "m.checkpoint.safetensors")
        let error = #expect(throws: TrainingError.self) { try LocatorCheckpoint.read(files) }
        #expect(error?.description.contains("m.checkpoint.safetensors") == true)
    }
}
