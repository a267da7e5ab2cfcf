import Basics
import FoundationEssentials
import Imaging

extension Evaluation {
    /// The largest number of confusions in the text.
    private var listedConfusions: Int { 10 }

    /// The metrics as text.
    public var text: String {
        let percent = FiguresText.percent
        var lines = [
            "Accuracy                       \(percent(accuracy)) of \(counted(pictures, "picture"))",
            "Accuracy on still letters      \(percent(accuracyStillLetters))",
            "Mean over signers              \(percent(meanOverSigners))",
            "The same after a second        \(percent(smoothedStillLetters))",
            "Truth among the first three    \(percent(top3))",
            "Macro F1 of still letters      \(String(printf: "%.3f", macroF1)) (the table's macro avg is of all classes)",
            "Expected calibration error     \(String(printf: "%.3f", calibrationError))",
            "Letters lost                   \(percent(lettersLost)) under a confidence of "
                + String(printf: "%.2f, or where nothing has more than %.2f", threshold, doubt),
        ]
        if let words = Evaluation.words(leftOut: leftOut) { lines.insert(words, at: 1) }
        for (name, share) in falseLetters.sorted(by: { $0.key < $1.key }) {
            lines.append("False letters in \(name): \(percent(share))")
        }
        if perSigner.count > 1 {
            lines += ["", "Still letters by signer, the worst first"]
            lines += perSigner.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
                .map { "  \($0.key): \(percent($0.value))" }
        }
        if let corruptions {
            lines += ["", "Still letters under corruptions, all pictures and mean over signers"]
            lines += Corruption.allCases.compactMap { corruption in
                corruptions.rows[corruption.rawValue].map {
                    "  \(corruption.rawValue): \(percent($0.accuracyStillLetters)), \(percent($0.meanOverSigners))"
                }
            }
        }
        if let motion {
            lines += ["", "Recordings of J and Z, and what was typed"]
            lines += motion.recordings.map { "  \($0.signer) \($0.letter): \($0.typed)" }
            lines += motion.recall.sorted { $0.key < $1.key }.map { "  \($0.key) read in \(percent($0.value))" }
            lines.append("  J and Z read in \(counted(motion.stillFrames, "frame")) of I and D: \(motion.falseLetters)")
        }
        if !confusions.isEmpty {
            lines += ["", "Worst confusions"]
            lines += confusions.prefix(listedConfusions)
                .map { "  \($0.truth) read as \($0.answer): \(percent($0.share)) of its pictures" }
        }
        return lines.joined(separator: "\n")
    }

    /// Returns how many pictures of which classes are left out; nil if there are none.
    public static func words(leftOut: [String: Int]) -> String? {
        guard !leftOut.isEmpty else { return nil }
        let classes = leftOut.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        return "Left out, unknown to the model: \(counted(leftOut.values.reduce(0, +), "picture")) of \(classes)"
    }

    /// Returns the metrics as one JSON object.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        try JSONEncoder.text(self)
    }
}
