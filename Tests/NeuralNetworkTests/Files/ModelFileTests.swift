import Basics
import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct ModelFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func description(classes: Int = 3) throws -> NetworkDescription {
        try NetworkDescription(
            height: 6, width: 6, channels: 1,
            layers: [
                .convolution(filters: 4, kernel: 3, bias: false), .batchNorm, .relu, .maxPool(size: 2), .flatten,
                .dense(units: classes),
            ])
    }

    private static func model() throws -> ModelFile {
        ModelFile(
            network: Network(try description(), seed: 9), labels: ["A", "B", "nothing"],
            preprocessing: #"{"side":50}"#, metadata: ["seed": "9", "training": "some photographs"])
    }

    @Test func survivesItsFile() throws {
        let url = folder.file("model.safetensors")
        let model = try Self.model()
        try model.write(to: url)
        #expect(try ModelFile(contentsOf: url) == model)
        let first = try Data(contentsOf: url)
        try model.write(to: url)
        #expect(try Data(contentsOf: url) == first)
    }

    @Test func halvesOfWeightsTakeHalfTheFile() throws {
        let (whole, half) = (folder.file("whole.safetensors"), folder.file("half.safetensors"))
        let model = try Self.model()
        try model.write(to: whole)
        try model.write(to: half, weights: .half)
        let read = try ModelFile(contentsOf: half)
        for (kept, parameter) in zip(read.network.parameters, model.network.parameters) {
            // Eleven significant bits; values that are not weights are exact.
            let bound: Float = parameter.tensor.shape.count > 1 ? 0x1p-11 : 0
            for (found, value) in zip(kept.tensor.values, parameter.tensor.values) {
                #expect(abs(found - value) <= bound * abs(value))
            }
        }
        // 36 numbers of the convolution and 108 of the dense layer, two bytes less each, in a header as long.
        let sizes = try [whole, half].map { try Data(contentsOf: $0).count }
        #expect(sizes[0] - sizes[1] == 2 * (36 + 108))
        #expect(read.metadata == model.metadata)
    }

    @Test func outputsWithoutLabelsAreCounted() throws {
        let url = folder.file("model.safetensors")
        let model = ModelFile(
            network: Network(try Self.description(classes: 5), seed: 9), labels: ["A", "B"], furtherOutputs: 3,
            preprocessing: "{}")
        try model.write(to: url)
        #expect(try ModelFile(contentsOf: url) == model)
    }

    @Test(arguments: ["x", "-1", "3", "4"])
    func furtherOutputsThatCannotBeAreRefused(text: String) throws {
        let error = try error(#""seed":"9""#, #""further_outputs":"\#(text)","seed":"9""#)
        guard case .badMetadata(_, key: "further_outputs", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aMapsLabelsNameItsChannels() throws {
        let description = try NetworkDescription(
            height: 4, width: 6, channels: 1, layers: [.convolution(filters: 3, kernel: 3, stride: 2), .flatten])
        #expect(description.outputCount == 18 && description.labelCount == 3)
        let model = ModelFile(
            network: Network(description, seed: 1), labels: ["score", "width", "height"], preprocessing: "{}")
        try model.write(to: folder.file("map.safetensors"))
        #expect(try ModelFile(contentsOf: folder.file("map.safetensors")) == model)
        #expect(try Self.description().labelCount == 3)
    }

    @Test func aSequenceNetworkComesBack() throws {
        let description = try NetworkDescription(
            height: 48, width: 1, channels: 5,
            layers: [
                .temporalConvolution(filters: 8, kernel: 5, dilation: 2, bias: false), .batchNorm, .relu,
                .temporalConvolution(filters: 3, kernel: 1), .flatten,
            ])
        let model = ModelFile(
            network: Network(description, seed: 1), labels: ["A", "B", "blank"], preprocessing: "{}")
        try model.write(to: folder.file("sequence.safetensors"))
        #expect(try ModelFile(contentsOf: folder.file("sequence.safetensors")) == model)
    }

    @Test func preprocessingComesBackAsItsType() throws {
        struct Settings: Codable, Equatable { var side: Int }
        struct Others: Codable { var angle: Float }
        let model = try Self.model()
        #expect(try model.preprocessing(as: Settings.self, path: "m") == Settings(side: 50))
        #expect(
            throws: ModelFileError.badMetadata(path: "m", key: "preprocessing", reason: "angle is missing")
        ) { try model.preprocessing(as: Others.self, path: "m") }
    }

    /// Writes a model and replaces a text in its header; the data stays as it is.
    private func changed(_ old: String, _ new: String) throws -> URL {
        let url = folder.file("model.safetensors")
        try Self.model().write(to: url)
        let bytes = try Data(contentsOf: url)
        let length = Int(bytes[0]) + Int(bytes[1]) << 8
        let header = String(decoding: bytes[8..<8 + length], as: UTF8.self)
        #expect(header.contains(old))
        return try folder.safetensors(header: header.replacing(old, with: new), data: Array(bytes[(8 + length)...]))
    }

    private func error(_ old: String, _ new: String) throws -> ModelFileError? {
        let url = try changed(old, new)
        return #expect(throws: ModelFileError.self) { try ModelFile(contentsOf: url) }
    }

    private var path: String { folder.file("crafted.safetensors").path }

    @Test(arguments: ["network", "labels", "preprocessing"]) func eachTextIsNeeded(key: String) throws {
        #expect(try error("\"\(key)\":", "\"other\":") == .missingMetadata(path: path, key: key))
    }

    @Test func descriptionsAreChecked() throws {
        let found = try error(#"\"size\":2"#, #"\"size\":9"#)
        let reason = "layer 3 (max pool 9x9) is larger than the 6x6x4 it is given: drop a pool or use a larger input"
        #expect(found == .badMetadata(path: path, key: "network", reason: reason))
    }

    @Test func textsMustBeJSON() throws {
        let found = try error(#"["A\",\"B\",\"nothing\"]"#.replacing("[\"", with: "[\\\""), "A, B")
        guard case .badMetadata(path, "labels", _)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test func labelsMustFitTheOutputs() throws {
        #expect(
            try error(#",\"B\""#, "") == .badLabels(path: path, reason: "there are 2 for 3 outputs"))
        #expect(try error(#"\"B\""#, #"\"A\""#) == .badLabels(path: path, reason: "one is given twice"))
        #expect(try error(#"\"B\""#, #"\"\""#) == .badLabels(path: path, reason: "one is empty"))
    }

    @Test func unknownLabelsAreRefusedWhereTheyMatter() throws {
        let url = try changed(#"\"B\""#, #"\"Hello\""#)
        #expect(try ModelFile(contentsOf: url).labels == ["A", "Hello", "nothing"])
        #expect(throws: ModelFileError.unknownLabel(path: path, label: "Hello")) {
            try ModelFile(contentsOf: url, knownLabels: ["A", "B", "nothing"])
        }
    }

    @Test func tensorsMustBeThoseOfTheNetwork() throws {
        #expect(
            try error(#""0.weight":"#, #""0.wight":"#)
                == .wrongTensors(path: path, .unknownParameter(name: "0.wight")))
        #expect(
            try error(#"[4,1,3,3]"#, #"[4,1,9,1]"#)
                == .wrongTensors(
                    path: path, .wrongShape(name: "0.weight", expected: [4, 1, 3, 3], found: [4, 1, 9, 1])))
        let other = try Self.description(classes: 2)
        let url = folder.file("model.safetensors")
        #expect(throws: ModelFileError.self) { try ModelFile.network(in: ModelFile.open(url), description: other) }
    }

    @Test func halfPrecisionIsRefused() throws {
        let found = try error(#""dtype":"F32","shape":[4,1,3,3]"#, #""dtype":"I32","shape":[4,1,3,3]"#)
        #expect(found == .unreadable(.wrongType(path: path, tensor: "0.weight", type: "I32")))
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity]) func weightsMustBeNumbers(value: Float) throws {
        let url = folder.file("model.safetensors")
        try Self.model().write(to: url)
        var bytes = try Data(contentsOf: url)
        withUnsafeBytes(of: value) { bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: $0) }
        let broken = try folder.write(bytes, to: "nan.safetensors")
        #expect(throws: ModelFileError.wrongTensors(path: broken.path, .notFinite(name: "5.bias"))) {
            try ModelFile(contentsOf: broken)
        }
    }

    @Test func aMissingFileIsNamed() {
        let url = folder.file("gone.safetensors")
        let error = #expect(throws: ModelFileError.self) { try ModelFile(contentsOf: url) }
        #expect(
            error?.description
                == "cannot read \(url.path): No such file or directory; check the path and its permissions")
    }

    @Test func aFolderThatCannotBeWrittenIsNamed() throws {
        let url = folder.file("no/model.safetensors")
        let error = #expect(throws: ModelFileError.self) { try Self.model().write(to: url) }
        #expect(error?.description.contains(url.path) == true)
    }
}

@Suite struct ModelFileReadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func jsonIsTheSameEachTime() throws {
        let values = ["b": "x/y", "a": "\"q\"", "c": ""]
        #expect(try JSONEncoder.text(values) == #"{"a":"\"q\"","b":"x/y","c":""}"#)
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
        #expect(Self.all[5].description == "/m: its label \"Hello\" is unknown; use a model of the letters")
    }
}
