/// Why a list of layers is not a network.
public enum NetworkDescriptionError: Error, Equatable, CustomStringConvertible {
    /// The input has a side or channel count below 1 or beyond what fits in memory.
    case badInput(height: Int, width: Int, channels: Int)
    /// There is no layer at all.
    case empty
    /// A hyperparameter is out of its range, or the layer's numbers would not fit in memory.
    case badHyperparameter(layer: Int, title: String, reason: String)
    /// A layer that needs a map was given a vector.
    case needsMap(layer: Int, title: String)
    /// A dense layer was given a map.
    case needsVector(layer: Int, title: String, shape: FeatureShape)
    /// A pool is larger than the map it is given.
    case tooSmall(layer: Int, title: String, shape: FeatureShape)
    /// The last layer is not a vector of class scores.
    case outputIsNoVector(shape: FeatureShape)

    /// What is wrong, at which layer (counted from 0), and how to mend it.
    public var description: String {
        switch self {
        case .badInput(let height, let width, let channels):
            "input of \(height)x\(width)x\(channels): each must be from 1 to \(NetworkDescription.largestSide)"
        case .empty:
            "the network has no layers: end it with a dense layer"
        case .badHyperparameter(let layer, let title, let reason):
            "layer \(layer) (\(title)): \(reason)"
        case .needsMap(let layer, let title):
            "layer \(layer) (\(title)) needs a map, but is given a vector: move it before the flatten layer"
        case .needsVector(let layer, let title, let shape):
            "layer \(layer) (\(title)) needs a vector, but is given \(shape): put a flatten layer before it"
        case .tooSmall(let layer, let title, let shape):
            "layer \(layer) (\(title)) is larger than the \(shape) it is given: drop a pool or use a larger input"
        case .outputIsNoVector(let shape):
            "the last layer gives \(shape), not a vector of scores: end with flatten and dense"
        }
    }
}
