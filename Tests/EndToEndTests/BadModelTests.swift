import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// Files that are no good models: an error each, never a crash, never a letter.
@Suite struct BadModelTests {
    /// The parts of a safetensors file.
    struct Parts {
        var header: [String: Any]
        var data: Data

        init(_ file: Data) throws {
            let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
            let header = file.dropFirst(8).prefix(length)
            self.header = try JSONSerialization.jsonObject(with: header) as? [String: Any] ?? [:]
            data = file.dropFirst(8 + length)
        }

        func file(length: Int? = nil) throws -> Data {
            let header = try JSONSerialization.data(withJSONObject: header)
            let length = UInt64(length ?? header.count)
            return Data((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }) + header + data
        }

        mutating func change(_ tensor: String, _ key: String, _ value: Any) {
            var entry = header[tensor] as? [String: Any] ?? [:]
            entry[key] = value
            header[tensor] = entry
        }
    }

    enum Fault: String, CaseIterable {
        case missing, empty, text, truncatedHeader, truncatedData, headerLongerThanFile, hugeHeader, headerNotJSON
        case overlappingOffsets, offsetsOutOfRange, negativeOffsets, wrongType, wrongShape, hugeShape, missingTensor
        case extraTensor, noMetadata, noLabels, labelsNotJSON, unknownLabels, tooFewLabels, twiceTheSameLabel
        case networkNotJSON, hugeNetwork, otherSide, notANumber, badPreprocessing, badTemperature, directory
    }

    /// A good model with one fault.
    static func write(_ fault: Fault, to url: URL) throws {
        try PatternModel.write(to: url)
        let good = try Data(contentsOf: url)
        var parts = try Parts(good)
        let weight = "1.weight"
        switch fault {
        case .missing: try FileManager.default.removeItem(at: url)
        case .directory:
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        case .empty: try Data().write(to: url)
        case .text: try Data(String(repeating: "This is no model. ", count: 100).utf8).write(to: url)
        case .truncatedHeader: try good.prefix(100).write(to: url)
        case .truncatedData: try good.dropLast(1000).write(to: url)
        case .headerLongerThanFile: try parts.file(length: good.count * 2).write(to: url)
        case .hugeHeader: try parts.file(length: Int.max).write(to: url)
        case .headerNotJSON: try (Data([5, 0, 0, 0, 0, 0, 0, 0]) + Data("{{{{{".utf8) + parts.data).write(to: url)
        case .overlappingOffsets: parts.change(weight, "data_offsets", [4, 4 + 2500 * 27 * 4])
        case .offsetsOutOfRange: parts.change(weight, "data_offsets", [1 << 40, 1 << 40 + 2500 * 27 * 4])
        case .negativeOffsets: parts.change(weight, "data_offsets", [-4, 100])
        case .wrongType: parts.change(weight, "dtype", "I32")
        case .wrongShape: parts.change(weight, "shape", [2500, 27])
        case .hugeShape: parts.change(weight, "shape", [1 << 40, 1 << 40])
        case .missingTensor: parts.header[weight] = nil
        case .extraTensor:
            parts.header["2.weight"] = [
                "dtype": "F32", "shape": [1], "data_offsets": [parts.data.count, parts.data.count + 4],
            ]
            parts.data += Data(count: 4)
        case .noMetadata: parts.header["__metadata__"] = nil
        case .noLabels: parts.change("__metadata__", "labels", "[]")
        case .labelsNotJSON: parts.change("__metadata__", "labels", "A B C")
        case .unknownLabels:
            try PatternModel.write(to: url, labels: ["A", "banana"])
            return
        case .tooFewLabels: parts.change("__metadata__", "labels", #"["A","B"]"#)
        case .twiceTheSameLabel:
            parts.change(
                "__metadata__", "labels", "[" + PatternModel.labels.map { _ in "\"A\"" }.joined(separator: ",") + "]")
        case .networkNotJSON: parts.change("__metadata__", "network", "conv")
        case .hugeNetwork:
            parts.change(
                "__metadata__", "network",
                #"{"height":60000,"width":60000,"channels":1,"layers":[{"type":"flatten"},{"type":"dense","units":27}]}"#
            )
        case .otherSide:
            try PatternModel.write(to: url, side: 28)
            return
        case .notANumber:
            parts.data.replaceSubrange(parts.data.startIndex..<parts.data.startIndex + 4, with: [0, 0, 0xc0, 0x7f])
        case .badPreprocessing:
            parts.change("__metadata__", "preprocessing", #"{"side":-50,"margin":1,"contrastFloor":1}"#)
        case .badTemperature: parts.change("__metadata__", "temperature", "hot")
        }
        switch fault {
        case .missing, .directory, .empty, .text, .truncatedHeader, .truncatedData, .headerLongerThanFile, .hugeHeader,
            .headerNotJSON, .unknownLabels, .otherSide:
            return
        default: try parts.file().write(to: url)
        }
    }

    @Test("Every fault is told with the file's name", arguments: Fault.allCases)
    func fault(_ fault: Fault) async throws {
        let stage = try Stage()
        let film = try stage.film([.show("A")])
        let model = stage.file("bad \(fault.rawValue).safetensors")
        try Self.write(fault, to: model)
        let result = try await ProductRunner.run(
            "recognizer", ["--headless", "--speed", "max", "--replay", film.path, "--model", model.path],
            environment: Stage.environment)
        FailureTests.expectFailure(result, "bad \(fault.rawValue).safetensors")
    }

    @Test func theModelThatIsSpoiltWasGood() async throws {
        let stage = try Stage()
        let good = try Data(contentsOf: stage.model)
        try Parts(good).file().write(to: stage.model)
        #expect(try await stage.replay(stage.film([.show("A")])).text == "A\n")
    }
}
