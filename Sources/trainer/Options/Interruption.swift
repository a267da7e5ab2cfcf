import Dispatch
import Foundation
import Synchronization

/// Notices Ctrl-C, so that a training can stop between two batches and say how to go on.
final class Interruption {
    private final class Flag: Sendable {
        let raised = Atomic(false)
    }

    private let flag = Flag()
    private let source: any DispatchSourceSignal

    /// Takes the signal over from the system, which would end the program at once.
    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [flag] in
            // The second one means it.
            if flag.raised.exchange(true, ordering: .relaxed) { exit(130) }
        }
        source.resume()
    }

    /// Whether Ctrl-C was pressed.
    var isRaised: Bool { flag.raised.load(ordering: .relaxed) }
}
