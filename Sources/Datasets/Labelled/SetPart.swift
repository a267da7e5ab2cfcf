/// A part that a set comes with: its makers have parted it for training and testing.
public enum SetPart: String, Sendable, CaseIterable {
    case train, validation, test

    /// The part that a folder or a table is called after, as in `train`, `valid`, `asl_alphabet_test`, `Test_Alphabet`.
    init?(name: String) {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard let first = words.first, let last = words.last,
            let part = SetPart(word: last) ?? SetPart(word: first)
        else { return nil }
        self = part
    }

    private init?(word: String) {
        // Whole words: people are called Testa or Trainor.
        switch word {
        case "train", "training", "trainset", "traindata", "trainingset", "trainingsdaten": self = .train
        case "val", "valid", "validation", "validate", "dev", "valset", "validset", "validierung",
            "validierungsdaten":
            self = .validation
        case "test", "testing", "tests", "testset", "testdata", "testdaten": self = .test
        default: return nil
        }
    }
}
