import Basics
import Capture
import Display
import FoundationEssentials
import Practice

/// A rendered hand spells words, and the user types them.
struct ReadingPage {
    private let window: Window
    private(set) var lettersPerSecond: Double
    private var exercise = ReadingExercise(word: "")
    private var film: PracticeFilm?
    private var seed: UInt64 = 0
    private var typed = ""
    private var isHinted = false
    /// When the film began to play, and when it did so for the first time.
    private var (filmStart, firstStart): (Double?, Double?)

    /// Makes a page for a window.
    init(window: Window, lettersPerSecond: Double) {
        self.window = window
        self.lettersPerSecond = lettersPerSecond
    }

    /// Asks words until the user goes back or ends the program.
    mutating func run(_ session: inout PracticeSession) -> PracticeLoop.Ending {
        defer { film?.cancel() }
        ask(session.next(.readingWords, now: Date()))
        while !Interruption.isRequested {
            for command in window.pollPageCommands(waiting: PracticeLoop.longestWaitMilliseconds) {
                switch command {
                case .quit: return .quit
                case .press(.escape): return .back
                default: perform(command, &session)
                }
            }
            if filmStart == nil, film?.canPlay == true {
                filmStart = MonotonicClock.now()
                firstStart = firstStart ?? filmStart
            }
            window.show(page(session))
        }
        return .quit
    }

    private mutating func ask(_ word: String) {
        exercise = ReadingExercise(word: word, lettersPerSecond: lettersPerSecond)
        (typed, isHinted, firstStart) = ("", false, nil)
        seed = .random(in: 0...(.max))
        renderFilm()
    }

    private mutating func renderFilm() {
        film?.cancel()
        let new = PracticeFilm(exercise.word, lettersPerSecond: exercise.lettersPerSecond, seed: seed)
        new.start()
        (film, filmStart) = (new, nil)
    }

    private mutating func perform(_ command: PageCommand, _ session: inout PracticeSession) {
        switch command {
        case .type(let letter): if !exercise.isFinished, typed.count < 40 { typed.append(letter) }
        case .deleteLetter: if !exercise.isFinished { typed = String(typed.dropLast()) }
        case .press(.enter): exercise.isFinished ? ask(session.next(.readingWords, now: Date())) : answer(&session)
        case .press(.space): replay()
        case .press(.left): change { $0.slower() }
        case .press(.right): change { $0.faster() }
        case .press(.character("?")): isHinted = true
        case .press(.tab): finish(&session) { $0.giveUp() }
        default: break
        }
    }

    private mutating func answer(_ session: inout PracticeSession) {
        let answer = typed
        finish(&session) { $0.answer(answer) }
        if !exercise.isFinished { typed = "" }
    }

    /// Changes the exercise, and records it if that ends it.
    private mutating func finish(_ session: inout PracticeSession, _ change: (inout ReadingExercise) -> Void) {
        change(&exercise)
        guard exercise.isFinished else { return }
        let time = firstStart.map { MonotonicClock.now() - $0 } ?? 0
        session.keep(PracticeResult(exercise, milliseconds: time, date: Date()))
    }

    private mutating func replay() {
        exercise.replay()
        filmStart = film?.canPlay == true ? MonotonicClock.now() : nil
    }

    private mutating func change(_ speed: (inout ReadingExercise) -> Void) {
        let before = exercise.lettersPerSecond
        speed(&exercise)
        guard exercise.lettersPerSecond != before else { return }
        lettersPerSecond = exercise.lettersPerSecond
        renderFilm()
    }

    private func page(_ session: PracticeSession) -> PageContent {
        var page = PageContent(title: "Read the word", note: session.scoreLine)
        let elapsed = filmStart.map { MonotonicClock.now() - $0 }
        page.picture = film?.picture(at: elapsed ?? 0)
        if elapsed == nil {
            page.lines.append(.init("The hand gets ready…"))
            page.progress = film?.progress
        }
        if exercise.isFinished {
            page.large = exercise.word
            page.finished = exercise.verdict == .right ? exercise.word.count : 0
            page.lines.insert(verdict, at: 0)
            page.buttons = [.init(.enter, "Next word"), .init(.space, "Again"), .init(.escape, "Menu")]
        } else {
            page.large = isHinted ? exercise.hint : ""
            if exercise.verdict != nil { page.lines.insert(verdict, at: 0) }
            page.typed = typed
            page.buttons = [
                .init(.enter, "Check"), .init(.space, "Again"), .init(.left, "Slower"), .init(.right, "Faster"),
                .init(.character("?"), "Length"), .init(.tab, "Solution"), .init(.escape, "Menu"),
            ]
        }
        if let elapsed, let film, elapsed > film.duration, !exercise.isFinished, exercise.verdict == nil {
            page.lines.append(.init("What was it? Space shows it again."))
        }
        let speed = exercise.lettersPerSecond
        page.lines.append(.init("\(speed.formatted) \(speed == 1 ? "letter" : "letters") a second"))
        return page
    }

    private var verdict: PageContent.Line {
        switch exercise.verdict {
        case .right: .init("Right!", .good)
        case .wrong(let triesLeft):
            .init("Not \(exercise.wrongAnswers.last ?? ""). \(counted(triesLeft, "try", "tries")) left.", .advice)
        case .solution, nil: .init("This was the word.")
        }
    }
}

extension Double {
    /// Without a fraction where there is none.
    fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
