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
        // "Training", "testing", "Validierung", "Testdaten", "trainset".
        switch word {
        case "val", "dev": self = .validation
        case _ where word.hasPrefix("train"): self = .train
        case _ where word.hasPrefix("valid"): self = .validation
        case _ where word.hasPrefix("test"): self = .test
        default: return nil
        }
    }
}
