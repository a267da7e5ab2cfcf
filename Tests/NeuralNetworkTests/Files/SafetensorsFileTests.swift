import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct SafetensorsFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The error of opening a crafted file.
    private func error(header: String, data: Int = 0, length: UInt64? = nil) throws -> SafetensorsError? {
        let url = try folder.safetensors(header: header, data: Array(repeating: 0, count: data), length: length)
        return #expect(throws: SafetensorsError.self) { try SafetensorsFile(contentsOf: url) }
    }

    private var path: String { folder.file("crafted.safetensors").path }

    @Test func readsBytesWrittenByHand() throws {
        let url = try folder.safetensors(
            header: #"{"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"__metadata__":{"who":"me"}}  "#,
            data: [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
        let file = try SafetensorsFile(contentsOf: url)
        #expect(try file.tensor("a") == Tensor(shape: [1, 2], values: [1, -2]))
        #expect(file.metadata == ["who": "me"])
        #expect(file.names == ["a"])
    }

    @Test func aFileThatIsShortenedAfterItWasCheckedOnlyFails() throws {
        let url = try folder.safetensors(
            header: #"{"a":{"dtype":"F32","shape":[2048],"data_offsets":[0,8192]}}"#,
            data: Array(repeating: 0, count: 8192))
        let file = try SafetensorsFile(contentsOf: url)
        #expect(truncate(url.path, 100) == 0)
        #expect(throws: SafetensorsError.cannotRead(path: path, reason: "it was shortened meanwhile")) {
            try file.tensor("a")
        }
    }

    @Test func readsWhatTheReferenceLibraryWrote() throws {
        let reference = try PyTorchReference("study")
        #expect(try reference.file.tensor("weights/0.weight").shape == [3, 1, 5, 5])
        #expect(try reference.file.tensor("losses/sgd").count == 10)
    }

    @Test(arguments: [0, 1, 7]) func tooShort(count: Int) throws {
        let url = try folder.write(Array(repeating: UInt8(0), count: count), to: "short")
        #expect(throws: SafetensorsError.tooShort(path: url.path, bytes: count)) {
            try SafetensorsFile(contentsOf: url)
        }
    }

    @Test(arguments: [
        ("\u{8}\u{7}\u{12}\u{7}pytorch", "ONNX"), ("\u{8}\u{a}:\u{40}weights", "ONNX"),
        ("PK\u{3}\u{4}archive", "PyTorch"), ("\u{89}HDF\r\n\u{1a}\n", "HDF5"),
        ("\u{1c}\0\0\0TFL3", "TensorFlow Lite"), ("\u{80}\u{2}}q\0(X", "pickle"),
    ])
    func modelsOfOtherProgramsAreNamed(text: String, kind: String) throws {
        let start = text.unicodeScalars.map { UInt8($0.value) }
        let url = try folder.write(start + [UInt8](repeating: 1, count: 200), to: "other")
        let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(contentsOf: url) }
        let words = try #require(error?.description)
        #expect(words.contains(kind) && words.contains("trainer") && !words.contains("truncated"))
    }

    @Test func anotherKindOfFileHasAnImpossibleHeader() throws {
        let url = try folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], to: "picture.png")
        let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(contentsOf: url) }
        #expect(error == .headerBeyondFile(path: url.path, header: 0x0A1A_0A0D_474E_5089, file: 12))
        #expect(error?.description.contains("not a safetensors file") == true)
    }

    @Test func headerBeyondTheFile() throws {
        #expect(try error(header: "{}", length: 3) == .headerBeyondFile(path: path, header: 3, file: 10))
        #expect(try error(header: "{}", length: .max) == .headerBeyondFile(path: path, header: .max, file: 10))
    }

    @Test(arguments: [
        "", "not json", "[]", "{", #"{"a":1}"#, #"{"a":{"dtype":"F32","shape":[1]}}"#,
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#,
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}"#,
        #"{"a":{"dtype":"F32","shape":"1","data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}"#,
        #"{"__metadata__":{"n":1}}"#,
    ])
    func brokenHeader(header: String) throws {
        let found = try error(header: header, data: 4)
        guard case .badHeader(let path, let reason)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(path == self.path)
        #expect(!reason.isEmpty)
    }

    @Test func brokenHeaderSaysWhere() throws {
        let found = try error(header: #"{"a":{"dtype":"F32","shape":[1]}}"#)
        #expect(found == .badHeader(path: path, reason: "a.data_offsets is missing"))
    }

    /// A header of float tensors named a, b, … with given offsets.
    private func header(_ entries: [(shape: [Int], offsets: [Int])]) -> String {
        let parts = zip("abcdef", entries).map { name, entry in
            #""\#(name)":{"dtype":"F32","shape":\#(entry.shape),"data_offsets":\#(entry.offsets)}"#
        }
        return "{" + parts.joined(separator: ",") + "}"
    }

    @Test func overlapsAndHoles() throws {
        #expect(
            try error(header: header([([2], [0, 8]), ([2], [4, 12])]), data: 12)
                == .notContiguous(path: path, tensor: "b", expected: 8, found: 4))
        #expect(
            try error(header: header([([2], [0, 8]), ([1], [12, 16])]), data: 16)
                == .notContiguous(path: path, tensor: "b", expected: 8, found: 12))
        #expect(
            try error(header: header([([1], [4, 8])]), data: 8)
                == .notContiguous(path: path, tensor: "a", expected: 0, found: 4))
        #expect(
            try error(header: header([([2], [0, 8]), ([2], [0, 8])]), data: 8)
                == .notContiguous(path: path, tensor: "b", expected: 8, found: 0))
        #expect(try error(header: header([([1], [0, 4])]), data: 9) == .trailingBytes(path: path, count: 5))
        #expect(try error(header: "{}", data: 1) == .trailingBytes(path: path, count: 1))
    }

    @Test(arguments: [[0, 12], [4, 0], [-4, 0], [0, Int.max], [Int.min, Int.max]])
    func offsetsOutOfRange(offsets: [Int]) throws {
        let found = try error(header: header([([1], offsets)]), data: 8)
        guard case .badOffsets(_, "a", _)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test(arguments: [[2], [-1], [1, 0], [Int.max, Int.max], [1 << 32, 1 << 32], [Int.max]])
    func shapesThatDoNotFillTheirBytes(shape: [Int]) throws {
        let found = try error(header: header([(shape, [0, 4])]), data: 4)
        guard case .badOffsets(_, "a", _)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test func emptyTensorsAndScalarsAreWhole() throws {
        let url = try folder.safetensors(
            header: header([([0, 3], [0, 0]), ([], [0, 4])]), data: [0, 0, 0x80, 0x3F])
        let file = try SafetensorsFile(contentsOf: url)
        #expect(try file.tensor("a").count == 0)
        #expect(try file.tensor("b") == Tensor(shape: [], values: [1]))
    }

    @Test func halvesAreReadToo() throws {
        // 1 and -2 in 16 bits, little end first.
        let url = try folder.safetensors(
            header: #"{"half":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#, data: [0x00, 0x3C, 0x00, 0xC0])
        #expect(try SafetensorsFile(contentsOf: url).tensor("half") == Tensor(shape: [2], values: [1, -2]))
    }

    @Test func otherTypesAreNamed() throws {
        let url = try folder.safetensors(
            header: #"{"half":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}"#, data: [0, 0, 0, 0])
        let file = try SafetensorsFile(contentsOf: url)
        #expect(throws: SafetensorsError.wrongType(path: path, tensor: "half", type: "BF16")) {
            try file.tensor("half")
        }
        #expect(throws: SafetensorsError.missingTensor(path: path, tensor: "whole")) { try file.tensor("whole") }
    }

    @Test func everyCutOfAWholeFileIsRefused() throws {
        let whole = try SafetensorsWriter.bytes(
            tensors: [("a", Tensor(shape: [3], values: [1, 2, 3]))], metadata: ["k": "v"])
        for length in 0..<whole.count {
            let url = try folder.write(whole[..<length], to: "cut")
            #expect(throws: SafetensorsError.self) { try SafetensorsFile(contentsOf: url) }
        }
        #expect(try SafetensorsFile(contentsOf: folder.write(whole, to: "whole")).tensor("a").values == [1, 2, 3])
    }

    /// A file with a changed byte may be accepted or refused, but must never crash the program.
    @Test func everyChangedByteIsReadOrRefused() throws {
        let whole = try SafetensorsWriter.bytes(
            tensors: [("a", Tensor(shape: [1], values: [1])), ("b", Tensor(shape: [2], values: [2, 3]))], metadata: [:])
        var refused = 0
        for position in whole.indices {
            for value in [UInt8(0), 0x22, 0x39, 0x7D, 0xFF] {
                var changed = whole
                changed[position] = value
                let url = try folder.write(changed, to: "changed")
                do throws(SafetensorsError) {
                    let file = try SafetensorsFile(contentsOf: url)
                    for name in file.names { _ = try file.tensor(name) }
                } catch {
                    refused += 1
                }
            }
        }
        #expect(refused > whole.count)
    }
}

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
                == "/m is truncated or not a safetensors file: its header would take 99 bytes and the file has 12; "
                + "fetch or train it again")
    }
}

extension TemporaryFolder {
    /// Writes a file in the safetensors format with any header, data and length, valid or not.
    func safetensors(header: String, data: [UInt8] = [], length: UInt64? = nil) throws -> URL {
        let prefix = withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { Array($0) }
        return try write(prefix + Array(header.utf8) + data, to: "crafted.safetensors")
    }
}
