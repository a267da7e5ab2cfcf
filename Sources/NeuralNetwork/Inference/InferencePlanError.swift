/// Why a network cannot be made ready to run.
public enum InferencePlanError: Error, Equatable, CustomStringConvertible {
    /// The memory for its packed weights cannot be had.
    case outOfMemory(parameters: Int)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .outOfMemory(let parameters):
            "no memory to run a network of \(parameters) parameters: close other programs or use a smaller model"
        }
    }
}
