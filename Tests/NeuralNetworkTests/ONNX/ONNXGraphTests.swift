import Testing

@testable import NeuralNetwork

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
