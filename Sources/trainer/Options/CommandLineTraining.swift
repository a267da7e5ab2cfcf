import ArgumentParser
import Basics
import Foundation
import Training

extension TrainingLoop {
    /// Trains as a command does: shows the network and the progress, and stops at Ctrl-C with the status 130.
    ///
    /// Beside the model goes the command line that repeats the training.
    ///
    /// - Parameters:
    ///   - isResumed: whether it goes on from the last checkpoint.
    ///   - replaces: whether events of another training may be superseded.
    ///   - folder: where events for TensorBoard are written; none are if nil.
    /// - Returns: the events for TensorBoard, to add more.
    /// - Throws: `ExitCode` when it was stopped, or what the training throws.
    @discardableResult
    func run(
        isResumed: Bool, replaces: Bool, events folder: URL?, progress: consuming ProgressReporter<Task>
    ) throws -> EventFile? {
        StandardError.note(summary)
        if isResumed {
            try resume()
            StandardError.note("Resuming after epoch \(history.epochs.count).")
        }
        let events = try folder.map {
            try EventFile(in: $0, isResumed: isResumed, replaces: replaces, after: history.epochs.count)
        }
        try events?.add(settings: task.settingsByName)
        let command = Array((ShellCommand.repeated(CommandLine.arguments) + "\n").utf8)
        Interruption.watch([SIGINT])
        do {
            try run(
                isStopped: { Interruption.isRequested },
                report: { event in
                    progress.handle(event)
                    // A training that is stopped before its first epoch leaves nothing beside the model.
                    guard case .epochEnded(let epoch, _) = event else { return }
                    try AtomicFile.write(command, to: files.command)
                    try events?.add(epoch)
                })
        } catch TrainingError.interrupted(let done) {
            StandardError.note("\n\(TrainingError.interrupted(epochsDone: done))")
            throw ExitCode(130)
        }
        return events
    }
}

extension ProgressReporter {
    /// A progress on standard error.
    static var onStandardError: ProgressReporter {
        ProgressReporter(
            isTerminal: StandardError.isTerminal, now: { ProcessInfo.processInfo.systemUptime },
            write: StandardError.write)
    }
}

extension URL {
    /// The name of a set in the record of a training: that of its folder and of the folder above.
    var setName: String {
        "\(standardizedFileURL.deletingLastPathComponent().lastPathComponent)/\(standardizedFileURL.lastPathComponent)"
    }
}
