import Foundation

/// Shows how the training of a locator gets on: a line that moves on a terminal, one line per epoch elsewhere.
public struct LocatorProgress {
    private let isTerminal: Bool
    private let write: (String) -> Void
    private let now: () -> Double
    private var began: Double?
    private var firstEpoch = 1
    private var shown = -1.0

    /// Makes a reporter.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether what is written can be written over.
    ///   - now: Seconds on a steady clock.
    ///   - write: Takes the text.
    public init(isTerminal: Bool, now: @escaping () -> Double, write: @escaping (String) -> Void) {
        self.isTerminal = isTerminal
        self.now = now
        self.write = write
    }

    /// Takes note of an event.
    public mutating func handle(_ event: LocatorTraining.Event) {
        switch event {
        case .batch(let epoch, let done, let total, let loss):
            if began == nil { (began, firstEpoch) = (now(), epoch) }
            // Ten times a second are enough for the eye.
            guard isTerminal, now() - shown >= 0.1 || done == total else { return }
            shown = now()
            write(String(format: "\r\u{1B}[Kepoch %d  %d of %d scenes  loss %.3f", epoch, done, total, loss))
        case .epoch(let epoch, let count):
            let passed = now() - (began ?? now())
            let left = passed / Double(epoch.number - firstEpoch + 1) * Double(count - epoch.number)
            let figures = String(
                format: "score loss %.3f  box loss %.3f  found %5.1f %%  mean over signers %5.1f %%  IoU %.3f  "
                    + "false %.2f %% at %.3f",
                epoch.scoreLoss, epoch.boxLoss, epoch.recall * 100, epoch.meanOverSigners * 100, epoch.meanIoU,
                epoch.falseRate * 100, epoch.threshold)
            let end = epoch.number < count ? "  \(Int((left / 60).rounded(.up))) min left" : ""
            write((isTerminal ? "\r\u{1B}[K" : "") + "epoch \(epoch.number)/\(count)  \(figures)\(end)\n")
        case .calibrated(let threshold):
            write(String(format: "A hand is there from a confidence of %.3f on.\n", threshold))
        }
    }
}
