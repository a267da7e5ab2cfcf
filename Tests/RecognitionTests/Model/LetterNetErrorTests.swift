import NeuralNetwork
import Recognition
import Testing

@Suite struct LetterNetErrorTests {
    @Test(
        "Every error names the file and what is wrong with it",
        arguments: [
            (
                LetterNetError.wrongInput(path: "a.safetensors", height: 28, width: 30, channels: 3, side: 50),
                ["a.safetensors", "30x28x3", "50x50x1"]
            ),
            (.noLetters(path: "b.safetensors"), ["b.safetensors", "no letter"]),
            (.badTemperature(path: "c.safetensors", text: "warm"), ["c.safetensors", "temperature", "warm"]),
            (
                .badThreshold(path: "g.safetensors", key: "doubt", text: "high"),
                ["g.safetensors", "doubt", "trainer calibrate"]
            ),
            (.badPreprocessing(path: "d.safetensors"), ["d.safetensors", "preprocessing"]),
            (.plan(path: "f.safetensors", .outOfMemory(parameters: 123)), ["f.safetensors", "123", "memory"]),
            (.model(.missingMetadata(path: "e.safetensors", key: "labels")), ["e.safetensors", "labels"]),
        ])
    func words(error: LetterNetError, parts: [String]) {
        for part in parts { #expect(error.description.contains(part), "\(error)") }
    }
}
