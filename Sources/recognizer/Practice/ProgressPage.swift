import Basics
import Display
import FoundationEssentials
import Practice
import Recognition

/// Shows what was practised: score, days, and how well each letter is signed.
struct ProgressPage {
    private let page: PageContent
    private let window: Window

    /// Makes a page for a window, of all that was ever practised.
    init(session: PracticeSession, window: Window) {
        page = PageContent(PracticeSummary(session.history, now: Date()))
        self.window = window
    }

    /// Shows it until the user goes back or ends the program.
    func run() -> PracticeLoop.Ending {
        window.key(pressedOn: page) == nil ? .quit : .back
    }
}

extension PageContent {
    /// What the page of progress shows of a summary.
    init(_ summary: PracticeSummary) {
        let shares = Dictionary(uniqueKeysWithValues: summary.letters.map { ($0.letter, $0.accuracy) })
        self.init(
            title: "Progress", note: counted(summary.daysInARow, "day") + " in a row",
            large: "\(summary.score) points", buttons: [.init(.escape, "Menu")],
            bars: LetterLabels.alphabet.map { Bar(label: $0, share: shares[$0]) })
        guard let today = summary.days.last else {
            lines = [.init("Nothing was practised yet.")]
            return
        }
        var parts = [counted(today.exercises, "exercise")]
        if let rate = today.lettersPerMinute { parts.append("\(Int(rate.rounded())) letters a minute signed") }
        if let read = today.read { parts.append("\(Int((read * 100).rounded())) % of words read at the first try") }
        lines = [.init("Last day of practice: " + parts.joined(separator: ", ") + ".")]
        let weakest = summary.weakest(5).map(\.letter)
        if !summary.letters.isEmpty {
            lines.append(.init("Below: how often each letter was signed without a mistake."))
        }
        if !weakest.isEmpty { lines.append(.init("To be practised: \(weakest.joined(separator: ", ")).")) }
    }
}
