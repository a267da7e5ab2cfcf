import Basics
import NeuralNetwork

/// Why a file cannot serve as the network that finds hands.
public enum LocatorNetError: Error, Sendable, Equatable {
    /// The file is no model.
    case model(ModelFileError)
    /// The network does not read the input that the file describes.
    case wrongInput(path: String)
    /// The network does not give a grid of scores and boxes.
    case wrongOutput(path: String)
    /// The file does not say from which confidence on a hand is there.
    case badThreshold(path: String, text: String)
    /// The network cannot be made ready to run.
    case plan(path: String, InferencePlanError)
}

extension LocatorNetError: CustomStringConvertible {
    /// What is wrong with which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .model(let error): "\(error)"
        case .wrongInput(let path):
            "\(path): the network does not read pictures of the size that the file tells. \(Self.remedy)"
        case .wrongOutput(let path): "\(path): the network does not find hands. \(Self.remedy)"
        case .badThreshold(let path, let text):
            "\(path): \"\(text)\" is no confidence from which on a hand is there. \(Self.remedy)"
        case .plan(let path, let error): "\(path): \(error)"
        }
    }

    private static let remedy =
        "Pass a model that finds hands with --locator FILE, train one with `swift run trainer locate`, "
        + "or do without with --no-locator."
}
