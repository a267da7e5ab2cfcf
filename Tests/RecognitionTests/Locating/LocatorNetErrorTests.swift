import NeuralNetwork
import Recognition
import Testing

@Suite struct LocatorNetErrorTests {
    @Test(
        "Every error names the file and what to do",
        arguments: [
            (LocatorNetError.wrongInput(path: "a.safetensors"), ["a.safetensors", "size", "--locator"]),
            (.wrongOutput(path: "b.safetensors"), ["b.safetensors", "does not find hands", "--no-locator"]),
            (.badThreshold(path: "c.safetensors", text: "high"), ["c.safetensors", "high", "threshold"]),
            (.plan(path: "d.safetensors", .outOfMemory(parameters: 12)), ["d.safetensors", "12"]),
            (.model(.missingMetadata(path: "e.safetensors", key: "labels")), ["e.safetensors", "labels"]),
        ])
    func words(error: LocatorNetError, parts: [String]) {
        for part in parts { #expect(error.description.contains(part), "\(error)") }
    }
}
