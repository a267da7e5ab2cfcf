import Basics
import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

/// Decodes messages independently of the code that writes them.
struct ProtobufFields {
    /// Values by field number: integers decoded, all others as bytes.
    private(set) var numbers: [Int: [Int]] = [:]
    private(set) var blobs: [Int: [[UInt8]]] = [:]

    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        func variable() -> Int? {
            var value: UInt64 = 0
            for shift in stride(from: 0, to: 64, by: 7) {
                guard let byte = rest.popFirst() else { return nil }
                value |= UInt64(byte & 0x7f) << UInt64(shift)
                if byte < 0x80 { return Int(truncatingIfNeeded: value) }
            }
            return nil
        }
        while !rest.isEmpty {
            guard let key = variable() else { return nil }
            switch key & 7 {
            case 0:
                guard let value = variable() else { return nil }
                numbers[key >> 3, default: []].append(value)
            case 2, 5:
                guard let count = key & 7 == 5 ? 4 : variable(), rest.count >= count else { return nil }
                blobs[key >> 3, default: []].append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            default: return nil
            }
        }
    }

    func texts(_ field: Int) -> [String] { (blobs[field] ?? []).map { String(decoding: $0, as: UTF8.self) } }
    func messages(_ field: Int) -> [ProtobufFields] { (blobs[field] ?? []).compactMap(ProtobufFields.init) }
}

@Suite struct ModelFileONNXTests {
    static func model(_ description: NetworkDescription) -> ModelFile {
        let count = description.outputCount
        return ModelFile(
            network: Network(description, seed: 1), labels: (0..<count).map { "L\($0)" },
            preprocessing: #"{"side":50}"#, metadata: ["seed": "1"])
    }

    @Test("The model names its versions and carries its texts") func texts() throws {
        let model = try #require(ProtobufFields(Self.model(try .study(classes: 3)).onnx))
        #expect(model.numbers[1] == [8])
        #expect(model.texts(2) == ["fingerspell"])
        #expect(model.messages(8).first?.numbers[2] == [13])
        #expect(
            model.messages(14).map { $0.texts(1) + $0.texts(2) } == [
                ["labels", #"["L0","L1","L2"]"#], ["preprocessing", #"{"side":50}"#], ["seed", "1"],
            ])
    }

    @Test("Each node reads what the one before gives, from image to probabilities") func chain() throws {
        for description in [try NetworkDescription.study(classes: 3), try .standard(classes: 27)] {
            let model = try #require(ProtobufFields(Self.model(description).onnx))
            let graph = try #require(model.messages(7).first)
            let nodes = graph.messages(1)
            var features = "image"
            for node in nodes {
                #expect(node.texts(1).first == features)
                features = try #require(node.texts(2).first)
            }
            #expect(features == "probabilities")
            #expect(nodes.last?.texts(4) == ["Softmax"])
            let wanted = Set(nodes.flatMap { $0.texts(1).dropFirst() })
            #expect(Set(graph.messages(5).flatMap { $0.texts(8) }) == wanted)
            #expect(graph.messages(11).first?.texts(1) == ["image"])
            #expect(graph.messages(12).first?.texts(1) == ["probabilities"])
        }
    }

    @Test("Weights are laid out as PyTorch has them") func weights() throws {
        let file = Self.model(try .study(classes: 3))
        let graph = try #require(ProtobufFields(file.onnx)?.messages(7).first)
        let kernel = try #require(graph.messages(5).first { $0.texts(8) == ["3.weight"] })
        #expect(kernel.numbers[1] == [15, 5, 5, 5])
        let raw = try #require(kernel.blobs[9]?.first)
        let ours = try #require(file.network.parameter(layer: 3, role: .weight))
        // The number at output 4, input 2, row 1, column 3.
        let at = ((4 * 5 + 2) * 5 + 1) * 5 + 3
        let bits = raw[at * 4..<at * 4 + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        #expect(Float(bitPattern: bits) == ours.values[((1 * 5 + 3) * 5 + 2) * 15 + 4])
    }

    @Test("Outputs without labels are left out") func furtherOutputs() throws {
        let folder = try TemporaryFolder()
        let description = try NetworkDescription(
            height: 4, width: 4, channels: 1, layers: [.flatten, .dense(units: 5)])
        let model = ModelFile(
            network: Network(description, seed: 3), labels: ["A", "B"], furtherOutputs: 3, preprocessing: "{}")
        let url = folder.file("letters.onnx")
        try model.writeONNX(to: url)
        let graph = try #require(ProtobufFields(Array(Data(contentsOf: url)))?.messages(7).first)
        let weights = try #require(graph.messages(5).first { $0.texts(8) == ["1.weight"] })
        #expect(weights.numbers[1] == [2, 16])
    }

    @Test("A file that cannot be written is named") func unwritable() throws {
        let url = URL(fileURLWithPath: "/nonexistent/letters.onnx")
        let model = try Self.model(.study(classes: 3))
        let failures = [{ try model.writeONNX(to: url) }, { try model.write(to: url) }]
        for write in failures {
            let error = #expect(throws: ModelFileError.self) { try write() }
            let words = error?.description ?? ""
            #expect(words.hasPrefix("cannot write the model \(url.path): No such file or directory"), "\(words)")
            #expect(words.components(separatedBy: "cannot write").count == 2, "said once")
        }
    }

    /// The interpreter of `tools/compare-engines`, which exists after that has run.
    static let python = TestData.repository.appending(path: ".build/compare-engines/bin/python3")

    @Test(
        "ONNX's own checker accepts it, and onnxruntime agrees to 1e-5",
        .enabled(if: FileManager.default.isExecutableFile(atPath: python.path)))
    func onnxruntime() throws {
        for description in [try NetworkDescription.study(classes: 27), try .standard(classes: 27)] {
            let network = try InferencePlanTests.network(description, seed: 11)
            let file = ModelFile(network: network, labels: (0..<27).map { "L\($0)" }, preprocessing: "{}")
            let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).onnx")
            defer { try? FileManager.default.removeItem(at: url) }
            try file.writeONNX(to: url)
            let input = InferencePlanTests.input(2500, seed: 12)
            let scores = InferencePlanTests.outputs(try InferencePlan(network), input)
            let wanted = Softmax.probabilities(scores, classes: 27)
            let found = try Self.run(url, input: input, shape: [1, 50, 50])
            let worst = zip(found, wanted).map { abs($0 - $1) }.max() ?? .infinity
            #expect(found.count == 27 && worst < 1e-5)
        }
    }

    @Test(
        "onnxruntime agrees on a sequence, whose output has the classes of each step",
        .enabled(if: FileManager.default.isExecutableFile(atPath: python.path)))
    func onnxruntimeOnASequence() throws {
        let description = try InferencePlanTests.temporal(steps: 31)
        let network = try InferencePlanTests.network(description, seed: 13)
        let file = ModelFile(network: network, labels: (0..<27).map { "L\($0)" }, preprocessing: "{}")
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).onnx")
        defer { try? FileManager.default.removeItem(at: url) }
        try file.writeONNX(to: url)
        let input = InferencePlanTests.input(31 * 20, seed: 14)
        let scores = InferencePlanTests.outputs(try InferencePlan(network), input)
        let wanted = Tensor(shape: [31, 27], values: Softmax.probabilities(scores, classes: 27)).permuted([1, 0])
        let channelsFirst = Tensor(shape: [31, 20], values: input).permuted([1, 0])
        let found = try Self.run(url, input: channelsFirst.values, shape: [20, 31, 1])
        let worst = zip(found, wanted.values).map { abs($0 - $1) }.max() ?? .infinity
        #expect(found.count == 31 * 27 && worst < 1e-5)
    }

    /// Checks a model and runs it by onnxruntime on one input of a shape `[channel, height, width]`.
    static func run(_ url: URL, input: [Float], shape: [Int]) throws -> [Float] {
        let script = """
            import sys, json, numpy, onnx, onnxruntime
            onnx.checker.check_model(sys.argv[1], full_check=True)
            session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
            image = numpy.array(json.load(sys.stdin), numpy.float32).reshape(1, *map(int, sys.argv[2:]))
            print(json.dumps(session.run(None, {"image": image})[0].flatten().tolist()))
            """
        let process = Process(), into = Pipe(), from = Pipe()
        process.executableURL = python
        process.arguments = ["-c", script, url.path] + shape.map { "\($0)" }
        process.standardInput = into
        process.standardOutput = from
        try process.run()
        try into.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(input))
        try into.fileHandleForWriting.close()
        let data = try from.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([Float].self, from: data)
    }
}

@Suite struct ONNXGraphTests {
    @Test("The study's network, operator by operator") func study() throws {
        let nodes = ONNXGraph(try .study(classes: 27)).nodes
        let operations = nodes.map(\.operation)
        #expect(operations == ["Conv", "Relu", "MaxPool", "Conv", "Relu", "MaxPool", "Flatten", "Gemm"])
        #expect(
            nodes[0]
                == ONNXGraph.Node(
                    operation: "Conv", layer: 0, parameters: [.weight, .bias],
                    attributes: [
                        ("kernel_shape", .integers([5, 5])), ("strides", .integers([1, 1])),
                        ("pads", .integers([2, 2, 2, 2])),
                    ]))
        #expect(
            nodes[2]
                == ONNXGraph.Node(
                    operation: "MaxPool", layer: 2,
                    attributes: [("kernel_shape", .integers([4, 4])), ("strides", .integers([4, 4]))]))
        #expect(nodes[7].attributes.map(\.name) == ["transB"])
    }

    @Test("A network over time, whose map is not flattened") func sequence() throws {
        let graph = ONNXGraph(try InferencePlanTests.temporal(steps: 31))
        let operations = graph.nodes.map(\.operation)
        #expect(
            operations == ["Conv", "BatchNormalization", "Relu", "Conv", "Relu", "BatchNormalization"]
                + ["Conv", "Relu", "Conv"])
        #expect(
            graph.nodes[3]
                == ONNXGraph.Node(
                    operation: "Conv", layer: 4, parameters: [.weight, .bias],
                    attributes: [
                        ("kernel_shape", .integers([3, 1])), ("dilations", .integers([4, 1])),
                        ("pads", .integers([4, 0, 4, 0])),
                    ]))
        #expect(graph.outputShape == [27, 31, 1])
        #expect(ONNXGraph(try .study(classes: 3)).outputShape == [3])
    }

    @Test("Batch norm brings its statistics; dropout does nothing in use") func standard() throws {
        let description = try NetworkDescription.standard(classes: 27)
        let nodes = ONNXGraph(description).nodes
        #expect(nodes[1].operation == "BatchNormalization")
        #expect(nodes[1].parameters == [.weight, .bias, .runningMean, .runningVariance])
        #expect(nodes[1].attributes.map(\.value) == [.number(1e-5)])
        #expect(nodes.count == description.layers.count - 1)
        #expect(nodes.suffix(3).map(\.operation) == ["GlobalAveragePool", "Flatten", "Gemm"])
        #expect(nodes.last?.layer == description.layers.count - 1)
    }
}
