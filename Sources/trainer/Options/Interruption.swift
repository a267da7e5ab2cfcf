import Dispatch
import Foundation
import Synchronization

/// Notices Ctrl-C, so that a training can stop between two batches and say how to go on.
final class Interruption: Sendable {
    private let flag = Atomic(false)
    private let source: any DispatchSourceSignal

    /// Takes the signal over from the system, which would end the program at once.
    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [weak self] in
            // The second one means it.
            if self?.flag.exchange(true, ordering: .relaxed) == true { exit(130) }
        }
        source.resume()
    }

    /// Whether Ctrl-C was pressed.
    var isRaised: Bool { flag.load(ordering: .relaxed) }
}
