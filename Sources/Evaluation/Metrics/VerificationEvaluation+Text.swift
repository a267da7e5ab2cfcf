import Basics
import Recognition

extension VerificationEvaluation {
    /// Returns the figures as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String { try FiguresText.json(self) }

    /// The figures as a table: the expected letters by the people who were in no choice, then both groups of people.
    public var text: String {
        let percent = FiguresText.percent
        func row(_ cells: [String]) -> String { FiguresText.row(cells, widths: [22, 8, 11, 8, 11]) }
        func row(_ name: String, _ figures: Figures) -> String {
            row([
                name, "\(figures.right)", figures.right > 0 ? percent(figures.rightAccepted) : "-",
                "\(figures.wrong)", figures.wrong > 0 ? percent(figures.wrongAccepted) : "-",
            ])
        }
        var lines = [row(["expected letter", "right", "accepted", "wrong", "accepted"])]
        lines += others.byExpected.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
        for (name, people) in [("other people", others), ("people chosen on", chosenOn)] {
            lines.append("")
            lines.append(row(name, people.all))
            lines.append(
                "  mean over \(counted(people.signers.count, "person", "people")): "
                    + "\(percent(people.meanRightAccepted)) of right letters accepted, "
                    + "\(percent(people.meanWrongAccepted)) of wrong ones")
        }
        for (name, isRight) in [("right, not accepted", true), ("wrong, accepted", false)] {
            let lost = outcomes.filter { $0.isRight == isRight && $0.isAccepted != isRight }
            let names = lost.map { isRight ? "\($0.signer) \($0.shown)" : "\($0.signer) \($0.shown) as \($0.expected)" }
            if !names.isEmpty { lines.append("\(name): \(names.joined(separator: ", "))") }
        }
        return lines.joined(separator: "\n")
    }
}
