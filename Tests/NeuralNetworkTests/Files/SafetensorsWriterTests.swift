import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct SafetensorsWriterTests {
    @Test func bytesByHand() throws {
        let bytes = try SafetensorsWriter.bytes(
            tensors: [("w", Tensor(shape: [1], values: [1]))], metadata: ["b": "2", "a": "1/1"])
        let json = #"{"__metadata__":{"a":"1/1","b":"2"},"w":{"data_offsets":[0,4],"dtype":"F32","shape":[1]}}"#
        let padded = json + String(repeating: " ", count: (8 - json.utf8.count % 8) % 8)
        #expect(bytes == [UInt8(padded.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(padded.utf8) + [0, 0, 0x80, 0x3F])
    }

    @Test func tensorsFollowEachOtherFromAnAlignedStart() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "ab", "abc", "abcd", "abcde"] {
            let bytes = try SafetensorsWriter.bytes(
                tensors: [(name, Tensor(shape: [2], values: [1, 2])), ("z", Tensor(shape: [], values: [3]))],
                metadata: [:])
            #expect((bytes.count - 12) % 8 == 0)
            let file = try SafetensorsFile(contentsOf: folder.write(bytes, to: name))
            #expect(file.names == [name, "z"])
            #expect(try file.tensor("z").values == [3])
        }
    }

    @Test func noTensorsAndNoTexts() throws {
        #expect(try SafetensorsWriter.bytes(tensors: [], metadata: [:]).count == 16)
    }
}
