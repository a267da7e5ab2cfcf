/// Why parameters do not make the network that was described.
public enum NetworkError: Error, Equatable, CustomStringConvertible {
    /// The description asks for a parameter that is not there.
    case missingParameter(name: String, shape: [Int])
    /// A parameter is there that the description does not ask for.
    case unknownParameter(name: String)
    /// A parameter is there more than once.
    case duplicateParameter(name: String)
    /// A parameter has other dimensions than the description asks for.
    case wrongShape(name: String, expected: [Int], found: [Int])
    /// A parameter holds NaN or infinity.
    case notFinite(name: String)
    /// A running variance is below 0.
    case negativeVariance(name: String)
    /// Fewer outputs cannot be kept of this network.
    case cannotKeepOutputs(count: Int)
    /// Networks that are to be averaged are not made of the same layers.
    case notAlike

    /// What is wrong with which parameter, and what to do.
    public var description: String {
        switch self {
        case .missingParameter(let name, let shape):
            "parameter \(name) \(shape) is missing: the weights belong to another network"
        case .unknownParameter(let name):
            "parameter \(name) is none of this network's: the weights belong to another network"
        case .duplicateParameter(let name):
            "parameter \(name) is there twice"
        case .wrongShape(let name, let expected, let found):
            "parameter \(name) has shape \(found), not \(expected): the weights belong to another network"
        case .notFinite(let name):
            "parameter \(name) holds NaN or infinity: the training diverged; train again with a smaller learning rate"
        case .negativeVariance(let name):
            "parameter \(name) holds a variance below 0: the file is damaged; fetch or train it again"
        case .cannotKeepOutputs(let count):
            "cannot keep \(count) outputs: the last layer must be dense and have at least that many units"
        case .notAlike:
            "the networks are not made of the same layers: average models that began with the same one"
        }
    }
}
