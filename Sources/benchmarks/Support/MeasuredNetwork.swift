import NeuralNetwork

/// The networks that are measured, with weights of a fixed seed: speed does not depend on what they have learnt.
enum MeasuredNetwork: String, CaseIterable {
    case study, standard

    /// As a model of 27 classes.
    func model() throws -> ModelFile {
        let description: NetworkDescription =
            switch self {
            case .study: try .study(classes: 27)
            case .standard: try .standard(classes: 27)
            }
        return ModelFile(
            network: Network(description, seed: 1), labels: (0..<27).map { "class \($0)" }, preprocessing: "{}")
    }

    /// Numbers as preprocessing gives them, about -3 to 3.
    static func input(_ count: Int) -> [Float] {
        (0..<count).map { Float(($0 * 7919) % 601) / 100 - 3 }
    }
}
