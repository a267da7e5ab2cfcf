import Foundation
import Testing

@testable import NeuralNetwork

/// Values that PyTorch computed for a small network, written by `tools/pytorch-twin.py fixture`.
struct PyTorchReference {
    let file: SafetensorsFile
    let network: Network
    /// `[batch, height, width, channel]`; the file has PyTorch's order.
    let inputs: Tensor
    let targets: Tensor

    /// "study" or "standard".
    init(_ name: String) throws {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures/pytorch-\(name)", withExtension: "safetensors"))
        file = try SafetensorsFile(contentsOf: url)
        let json = try #require(file.metadata["network"])
        let description = try JSONDecoder().decode(NetworkDescription.self, from: Data(json.utf8))
        let layout = PyTorchLayout(description)
        let file = file
        network = try Network(
            description,
            parameters: description.parameterSpecifications.map { specification in
                Parameter(
                    layer: specification.layer, role: specification.role,
                    tensor: layout.imported(try file.tensor("weights/\(specification.name)"), specification))
            })
        inputs = try file.tensor("inputs").permuted([0, 2, 3, 1])
        targets = try file.tensor("targets")
    }

    /// A tensor that has the same order in both layouts.
    func values(_ name: String) throws -> [Float] { try file.tensor(name).values }

    /// A parameter's tensor, such as its gradient, in our layout.
    func parameter(_ specification: ParameterSpecification, of group: String) throws -> [Float] {
        PyTorchLayout(network.description)
            .imported(try file.tensor("\(group)/\(specification.name)"), specification).values
    }
}

/// The largest difference of two lists, relative to the largest number of the second.
func relativeError(_ values: [Float], _ reference: [Float]) -> Float {
    guard values.count == reference.count else { return .infinity }
    let scale = reference.reduce(1e-12) { max($0, abs($1)) }
    return zip(values, reference).reduce(0) { max($0, ($1.0 - $1.1).isFinite ? abs($1.0 - $1.1) : .infinity) } / scale
}
