import Glibc
import Synchronization

/// Ctrl-C and the other requests to end the program, as a flag that long loops check.
///
/// A loop that ends by itself can still finish a recording or say how to resume.
public enum Interruption {
    private static let flag = Atomic<Bool>(false)

    /// Whether the program was asked to end since ``watch(_:)`` was called.
    public static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// Sets ``isRequested`` when one of the signals arrives, instead of ending the program.
    ///
    /// Each signal is caught once: a second one of the same kind ends the program at once, as usual. System calls that
    /// a signal interrupts go on.
    public static func watch(_ signals: [Int32] = [SIGINT, SIGTERM, SIGHUP]) {
        // A static is created when it is first used, which a signal handler must not do.
        _ = isRequested
        for number in signals {
            var action = sigaction()
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND) | UInt32(SA_RESTART))
            action.__sigaction_handler.sa_handler = { _ in Interruption.flag.store(true, ordering: .relaxed) }
            sigaction(number, &action, nil)
        }
    }

    /// Lets failed writes return an error, instead of ending the program with a signal.
    ///
    /// This concerns pipes that nobody reads any more, and files that have reached the size limit of the process.
    public static func ignoreWriteSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
