import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct ModelFileReadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func jsonIsTheSameEachTime() throws {
        let values = ["b": "x/y", "a": "\"q\"", "c": ""]
        #expect(try ModelFile.json(values) == #"{"a":"\"q\"","b":"x/y","c":""}"#)
    }

    @Test func filesThatAreNoneAreUnreadable() throws {
        let url = try folder.write([1, 2, 3], to: "f")
        #expect(throws: ModelFileError.unreadable(.tooShort(path: url.path, bytes: 3))) { try ModelFile.open(url) }
    }

    @Test func textsAreDecodedOrNamed() throws {
        let url = try folder.safetensors(header: #"{"__metadata__":{"n":"7","list":"[1,2]"}}"#)
        let file = try ModelFile.open(url)
        #expect(try ModelFile.decode("n", of: file) == 7)
        #expect(try ModelFile.decode("list", of: file) == [1, 2])
        #expect(throws: ModelFileError.missingMetadata(path: url.path, key: "m")) {
            let _: Int = try ModelFile.decode("m", of: file)
        }
        let error = #expect(throws: ModelFileError.self) {
            let _: [String] = try ModelFile.decode("list", of: file)
        }
        guard case .badMetadata(_, "list", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func networksMustBeWhole() throws {
        let url = try folder.safetensors(header: "{}")
        #expect(
            throws: ModelFileError.wrongTensors(
                path: url.path, .missingParameter(name: "0.weight", shape: [5, 5, 1, 5]))
        ) { try ModelFile.network(in: ModelFile.open(url), description: .study(classes: 2)) }
    }
}
