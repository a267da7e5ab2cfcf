import Glibc
import Synchronization

/// Ctrl-C and its kin, turned into a wish that loops look at.
enum Signals {
    private static let wish = Atomic<Bool>(false)

    /// Whether the program was asked to end.
    static var askToStop: Bool { wish.load(ordering: .relaxed) }

    /// From now on the first signal is a wish to end; a second one ends the program at once.
    ///
    /// A closed standard output is seen when it is written to, not as a signal; so is the largest size that a file
    /// may have.
    static func watch(_ numbers: [Int32] = [SIGINT, SIGTERM, SIGHUP]) {
        _ = askToStop
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for number in numbers {
            var action = sigaction()
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            action.__sigaction_handler.sa_handler = { _ in Signals.wish.store(true, ordering: .relaxed) }
            sigaction(number, &action, nil)
        }
    }
}
