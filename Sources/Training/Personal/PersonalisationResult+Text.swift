import Basics
import Evaluation
import FoundationEssentials

extension PersonalisationResult {
    /// The result for people: a table of the letters, what was read before and after, and the verdict.
    public var text: String {
        let percent = FiguresText.percent
        var lines: [String] = []
        if let heldBack, let replay {
            lines.append("letter  pictures  held back  right before  after")
            for letter in letters {
                let counts = [letter.samples, letter.before.pictures, letter.before.right, letter.after.right]
                let cells = zip(counts, [15, 11, 14, 7]).map { String(printf: "%\($1)ld", $0) }
                lines.append(letter.letter + cells.joined())
            }
            lines.append("")
            lines.append(
                "held-back pictures\(isOtherMoment ? ", of another recording" : "")  \(percent(heldBack.before.accuracy)) "
                    + "before, \(percent(heldBack.after.accuracy)) after")
            lines.append(
                "rendered hands  \(percent(replay.before.accuracy)) before, \(percent(replay.after.accuracy)) after")
        }
        lines += leftOut.map { "left out: \($0)" }
        switch verdict {
        case .kept: lines.append("The new model is kept.")
        case .refused(let reason): lines.append("The model in use stays. \(reason)")
        }
        return lines.joined(separator: "\n")
    }

    /// The result as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        struct Figures: Encodable {
            var heldBack: Comparison?
            var replay: Comparison?
            var letters: [Letter]
            var isOtherMoment: Bool
            var share: Float
            var leftOut: [String]
            var isKept: Bool
            var refusal: String?
        }
        let figures = Figures(
            heldBack: heldBack, replay: replay, letters: letters, isOtherMoment: isOtherMoment, share: share,
            leftOut: leftOut, isKept: model != nil, refusal: refusal?.description)
        return String(decoding: try JSONEncoder.pretty.encode(figures), as: UTF8.self)
    }
}
