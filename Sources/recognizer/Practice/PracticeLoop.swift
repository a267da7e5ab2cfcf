import Basics
import Capture
import Display
import FoundationEssentials
import Practice

/// Shows the menu and what the user chooses from it, until the user goes back or the window is closed.
struct PracticeLoop {
    /// How a page has ended.
    enum Ending {
        /// The user went back.
        case back
        /// The window was closed, or a signal came.
        case quit
    }

    /// How long a page waits for the user before it draws again.
    static let longestWaitMilliseconds = 15.0

    private let window: Window
    private let openHand: () throws -> SigningHand
    private var session: PracticeSession
    private var lettersPerSecond: Double
    private var hand: SigningHand?

    /// Makes a loop.
    ///
    /// - Parameters:
    ///   - lettersPerSecond: how fast the rendered hand spells at first.
    ///   - openHand: opens what the user's hand is seen by, when signing is first practised.
    init(
        window: Window, session: PracticeSession, lettersPerSecond: Double = 2,
        openHand: @escaping () throws -> SigningHand
    ) {
        self.window = window
        self.session = session
        self.lettersPerSecond = lettersPerSecond
        self.openHand = openHand
    }

    /// Runs until the user goes back from the menu or ends the program.
    ///
    /// - Parameter activity: what is shown first; the menu when nil.
    @discardableResult
    mutating func run(beginningWith activity: PracticeActivity? = nil) -> Ending {
        defer { window.leavePages() }
        var ending = activity.map { run($0) } ?? .back
        while ending != .quit {
            switch menu() {
            case .activity(let activity): ending = run(activity)
            case .leave(let ending): return ending
            }
        }
        return .quit
    }

    private mutating func run(_ activity: PracticeActivity) -> Ending {
        guard let kind = activity.kind else { return ProgressPage(session: session, window: window).run() }
        guard kind.isSigning else {
            var page = ReadingPage(window: window, lettersPerSecond: lettersPerSecond)
            defer { lettersPerSecond = page.lettersPerSecond }
            return page.run(&session)
        }
        do {
            let hand = try self.hand ?? openHand()
            self.hand = hand
            var page = SigningPage(window: window, kind: kind, hand: hand)
            return page.run(&session)
        } catch {
            return tell("\(error)")
        }
    }

    private enum Choice {
        case activity(PracticeActivity)
        case leave(Ending)
    }

    /// Shows the menu until something is chosen.
    private func menu() -> Choice {
        let keys = Dictionary(uniqueKeysWithValues: Self.entries.map { ($0.button.key, $0.activity) })
        let page = PageContent(
            title: "Practice", note: note, large: "What would you like to practise?",
            buttons: Self.entries.map(\.button) + [.init(.escape, "Back")], listsButtons: true)
        guard let key = window.key(pressedOn: page) else { return .leave(.quit) }
        return keys[key].map { .activity($0) } ?? .leave(.back)
    }

    private var note: String { session.results.isEmpty ? session.list.name : session.scoreLine }

    /// Shows why signing cannot be practised, until the user goes back.
    private func tell(_ problem: String) -> Ending {
        StandardError.say(problem)
        let page = PageContent(
            title: "Practice", lines: [.init(problem, .advice), .init("Reading needs no camera.")],
            buttons: [.init(.escape, "Menu")])
        return window.key(pressedOn: page) == nil ? .quit : .back
    }

    private static let entries: [(button: PageContent.Button, activity: PracticeActivity)] = [
        (.init(.character("1"), "Read words", detail: "a hand spells, you type"), .reading),
        (.init(.character("2"), "Sign letters", detail: "one letter after another"), .letters),
        (.init(.character("3"), "Sign words", detail: "letter by letter"), .words),
        (.init(.character("4"), "Letters that look alike", detail: "A S E T M N · U R V K · P Q · G H"), .pairs),
        (.init(.character("5"), "Progress", detail: "letter by letter"), .progress),
    ]
}

extension Window {
    /// Shows a page that changes only by its keys, until one of them is pressed.
    ///
    /// - Returns: the key of a button, or Escape; nil when the window was closed, or a signal came.
    func key(pressedOn page: PageContent) -> PageKey? {
        while !Interruption.isRequested {
            show(page)
            for command in pollPageCommands(waiting: PracticeLoop.longestWaitMilliseconds) {
                switch command {
                case .quit: return nil
                case .press(let key): return key
                case .type, .deleteLetter, .drag: break
                }
            }
        }
        return nil
    }
}

extension PracticeSession {
    /// Opens the user's history; what of it cannot be used is told on standard error.
    static func open(_ list: WordList) -> PracticeSession {
        var history = PracticeHistory()
        do {
            history = try PracticeHistory(file: PracticeHistory.usualFile())
            if let warning = history.warning { StandardError.say(warning) }
        } catch {
            StandardError.say("\(error)")
        }
        return PracticeSession(history: history, list: list, seed: .random(in: 0...(.max)))
    }

    /// Records a result; a history that cannot be written is told once a result.
    mutating func keep(_ result: PracticeResult) {
        do {
            try record(result)
        } catch {
            StandardError.say("\(error)")
        }
    }

    /// The score, and what goes with it, in a line.
    var scoreLine: String {
        var parts = ["\(score) points"]
        if let rate = lettersPerMinute { parts.append("\(Int(rate.rounded())) letters a minute") }
        if streak > 1 { parts.append("\(streak) in a row") }
        return parts.joined(separator: " · ")
    }
}
