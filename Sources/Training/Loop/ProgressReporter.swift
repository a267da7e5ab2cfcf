import Basics
import FoundationEssentials

/// Writes the progress of a training: a progress bar on a terminal, one line per epoch otherwise.
public struct ProgressReporter<Task: TrainingTask> {
    private let isTerminal: Bool
    private let write: (String) -> Void
    private let now: () -> Double
    private var epoch = (number: 0, count: 0)
    private var began = 0.0
    private var firstBegan: Double?
    private var firstEpoch = 1
    private var shown = -1.0
    private var renderingBegan: (time: Double, done: Int)?

    /// Creates a reporter.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether a line can be overwritten.
    ///   - now: Returns the seconds on a monotonic clock.
    ///   - write: Writes a text.
    public init(isTerminal: Bool, now: @escaping () -> Double, write: @escaping (String) -> Void) {
        self.isTerminal = isTerminal
        self.now = now
        self.write = write
    }

    /// Shows an event.
    public mutating func handle(_ event: TrainingEvent<Task.Epoch>) {
        switch event {
        case .epochBegan(let number, let count):
            epoch = (number, count)
            began = now()
            shown = -1
            if firstBegan == nil { (firstBegan, firstEpoch) = (began, number) }
        case .batch(let run, let total):
            let done = run.done
            // The bar is updated at most ten times a second.
            guard isTerminal, now() - shown >= 0.1 || done == total else { return }
            shown = now()
            let rate = Double(done) / max(shown - began, 1e-9)
            let left = Double(total - done) / max(rate, 1e-9)
            let figures = "\(Task.figures(of: run))  \(String(printf: "%.0f/s", rate))"
            write("\r\u{1B}[K\(title) \(bar(Double(done) / Double(max(total, 1))))  \(figures)  \(duration(left)) left")
        case .validating:
            if isTerminal { write("\r\u{1B}[K\(title) validating …") }
        case .epochEnded(let epoch, let count):
            write((isTerminal ? "\r\u{1B}[K" : "") + line(epoch, of: count) + "\n")
        case .finished(let message): write(message + "\n")
        }
    }

    /// Shows the number of rendered hands or words.
    ///
    /// The rate is measured from the first call, since the start of rendering is not reported.
    public mutating func showRendering(done: Int, of total: Int, _ things: String = "hands") {
        let time = now()
        if renderingBegan == nil { renderingBegan = (time, done) }
        guard isTerminal, let began = renderingBegan else { return }
        let rate = Double(done - began.done) / max(time - began.time, 1e-9)
        let left = rate > 0 && done < total ? "  \(duration(Double(total - done) / rate)) left" : ""
        write("\r\u{1B}[Krendering \(bar(Double(done) / Double(max(total, 1))))  \(done) of \(total) \(things)\(left)")
        if done >= total { write("\n") }
    }

    private var title: String { "epoch \(epoch.number)/\(epoch.count)" }

    private func bar(_ share: Double) -> String {
        let width = 24
        let filled = min(width, Int(share * Double(width)))
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }

    private func line(_ epoch: Task.Epoch, of count: Int) -> String {
        let perEpoch = (now() - (firstBegan ?? now())) / Double(epoch.number - firstEpoch + 1)
        let left = perEpoch * Double(count - epoch.number)
        let end = epoch.number < count ? "  \(duration(left)) left" : ""
        return "epoch \(epoch.number)/\(count)  \(epoch.summary)\(end)"
    }

    /// Formats a duration in seconds: `42 s`, `3 min 05 s`, `2 h 10 min`.
    func duration(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(String(printf: "%02d", whole % 60)) s" }
        return "\(whole / 3600) h \(String(printf: "%02d", whole / 60 % 60)) min"
    }
}
