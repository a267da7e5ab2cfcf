import NeuralNetwork
import Recognition
import Spelling

/// What a model of this program is for.
enum ModelKind: Equatable {
    case letters
    case locator
    case spelling

    /// Tells the networks apart by their outputs.
    init(_ model: ModelFile) {
        switch model.labels {
        case DetectionGrid.labels: self = .locator
        case SequenceNet.labels: self = .spelling
        default: self = .letters
        }
    }

    /// What it does, as the beginning of a sentence.
    var words: String {
        switch self {
        case .letters: "A network that reads letters"
        case .locator: "A network that finds hands"
        case .spelling: "A network that reads letters in a sequence"
        }
    }

    /// What else of it can be measured, and by which command.
    var measurements: [(title: String, command: String)] {
        let words = ("Words", "trainer evaluate --model LETTERS --words rendered:40 --json")
        return switch self {
        case .letters: [words]
        case .locator: [("Whole frames", "trainer evaluate --model LETTERS --locator MODEL --frames PATH --json")]
        case .spelling: [("Words", "trainer evaluate --model LETTERS --spelling MODEL --words rendered:40 --json")]
        }
    }
}
