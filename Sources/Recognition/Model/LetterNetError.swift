import Basics
import NeuralNetwork

/// Why a file cannot be used to read letters.
public enum LetterNetError: Error, Equatable {
    /// The file is no whole model.
    case model(ModelFileError)
    /// The network wants another picture than its preprocessing makes.
    case wrongInput(path: String, height: Int, width: Int, channels: Int, side: Int)
    /// The preprocessing has a parameter that is not above 0.
    case badPreprocessing(path: String)
    /// The model knows no letter.
    case noLetters(path: String)
    /// The model's temperature is no number above 0.
    case badTemperature(path: String, text: String)
    /// A part of the model's threshold is no number between 0 and 1.
    case badThreshold(path: String, key: String, text: String)
    /// The network has outputs beside its labels' that are not a hand's joints.
    case badOutputs(path: String, count: Int)
    /// The network cannot be made ready to run.
    case plan(path: String, InferencePlanError)
}

extension LetterNetError: CustomStringConvertible {
    /// What is wrong with which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .model(let error): error.description
        case .wrongInput(let path, let height, let width, let channels, let side):
            "\(path): the network takes pictures of \(width)x\(height)x\(channels), but its preprocessing makes "
                + "\(side)x\(side)x1; train or export the model again"
        case .badPreprocessing(let path):
            "\(path): \"preprocessing\" in its metadata has a number that is not above 0; train the model again"
        case .noLetters(let path):
            "\(path): the model knows no letter of the alphabet; use a model of the letters"
        case .badTemperature(let path, let text):
            "\(path): \"temperature\" in its metadata is \"\(text)\", not a number above 0; train the model again"
        case .badThreshold(let path, let key, let text):
            "\(path): \"\(key)\" in its metadata is \"\(text)\", not a number between 0 and 1; set it again with "
                + "\"trainer evaluate --set-threshold\""
        case .badOutputs(let path, let count):
            "\(path): the network has \(count) outputs beside its labels', where a hand's joints take "
                + "\(2 * LetterNet.jointCount); train or export the model again"
        case .plan(let path, let error):
            "\(path): \(error)"
        }
    }
}
