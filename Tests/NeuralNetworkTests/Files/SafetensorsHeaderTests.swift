import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct SafetensorsHeaderTests {
    private func decode(_ json: String) throws -> SafetensorsHeader {
        try JSONDecoder().decode(SafetensorsHeader.self, from: Data(json.utf8))
    }

    @Test func textsAreSetApartFromTensors() throws {
        let header = try decode(
            #"{"__metadata__":{"a":"b"},"x":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}"#)
        #expect(header.metadata == ["a": "b"])
        #expect(header.entries["x"]?.type == "I64")
        #expect(header.entries["x"]?.shape == [])
        #expect(header.entries["x"]?.offsets == [0, 8])
        #expect(header.entries.count == 1)
    }

    @Test func textsMayBeAbsent() throws {
        #expect(try decode("{}").metadata.isEmpty)
    }

    @Test(arguments: [
        (#"{"x":{"shape":[],"data_offsets":[0,8]}}"#, "x.dtype is missing"),
        (#"{"x":{"dtype":"F32","shape":[],"data_offsets":[0]}}"#, "x: data_offsets must be two numbers"),
    ])
    func reasonsAreOneLine(json: String, reason: String) throws {
        let error = #expect(throws: DecodingError.self) { try decode(json) }
        #expect(error?.jsonReason == reason)
    }

    @Test func otherErrorsSpeakForThemselves() {
        #expect(NetworkDescriptionError.empty.jsonReason == NetworkDescriptionError.empty.description)
    }
}
