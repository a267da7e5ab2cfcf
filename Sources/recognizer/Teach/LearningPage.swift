import Basics
import Dispatch
import Display
import Synchronization
import Training

/// Shows how learning goes on, which runs on a thread of its own, and what came of it.
struct LearningPage {
    private let window: Window
    private let lesson: PersonalLesson

    /// Makes a page for a window.
    init(window: Window, lesson: PersonalLesson) { (self.window, self.lesson) = (window, lesson) }

    /// What the learning thread and the window tell each other.
    private final class Work: Sendable {
        struct State {
            var share = 0.0
            var isStopped = false
            var result: Result<PersonalisationResult, any Error>?
        }

        let state = Mutex(State())
    }

    /// Learns, until it is done or the user goes back.
    ///
    /// - Returns: what came of it; nil when it was stopped.
    /// - Throws: what `PersonalLesson.learn` throws.
    func run() throws -> PersonalisationResult? {
        let work = Work()
        let lesson = lesson
        DispatchQueue(label: "learning", qos: .userInitiated).async {
            let result = Result {
                try lesson.learn(
                    isStopped: { work.state.withLock { $0.isStopped } },
                    report: { progress in work.state.withLock { $0.share = progress.share } })
            }
            work.state.withLock { $0.result = result }
        }
        while true {
            let (share, result) = work.state.withLock { ($0.share, $0.result) }
            if let result {
                do {
                    let result = try result.get()
                    _ = window.key(pressedOn: Self.page(of: result))
                    return result
                } catch PersonalisationError.stopped {
                    StandardError.say("\(PersonalisationError.stopped)")
                    return nil
                }
            }
            window.show(
                PageContent(
                    title: "Learning your hand", large: "\(Int(share * 100)) %", progress: share,
                    lines: [.init("A part of your pictures is learnt, and the rest is read before and after.")],
                    buttons: [.init(.escape, "Stop")]))
            let commands = window.pollPageCommands(waiting: PracticeLoop.longestWaitMilliseconds)
            if Interruption.isRequested || commands.contains(.quit) || commands.contains(.press(.escape)) {
                work.state.withLock { $0.isStopped = true }
            }
        }
    }

    private static func page(of result: PersonalisationResult) -> PageContent {
        var lines: [PageContent.Line] = []
        if let refusal = result.refusal {
            lines.append(.init("Nothing has changed. \(refusal)", .advice))
        } else {
            lines.append(.init("Your hand is read better now. The model before stays: --go-back returns to it.", .good))
        }
        if let heldBack = result.heldBack {
            lines.append(
                .init(
                    "Pictures that were not learnt: \(percent(heldBack.before.accuracy)) right before, "
                        + "\(percent(heldBack.after.accuracy)) after."))
        }
        if let replay = result.replay {
            lines.append(
                .init(
                    "Other hands: \(percent(replay.before.accuracy)) before, \(percent(replay.after.accuracy)) after."))
        }
        return PageContent(
            title: "Learning your hand", large: result.model == nil ? "As before" : "Better",
            lines: lines, buttons: [.init(.enter, "Done")],
            bars: result.letters.map { .init(label: $0.letter, share: $0.after.accuracy) })
    }

    private static func percent(_ share: Double) -> String { String(printf: "%.0f %%", share * 100) }
}
