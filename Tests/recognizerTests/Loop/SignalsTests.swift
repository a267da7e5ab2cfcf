import Glibc
import Testing

@testable import recognizer

/// The wish to stop belongs to the whole process, so it is tested in one of its own: the loops of other tests go on.
@Suite struct SignalsTests {
    @Test func aSignalIsAWishAndTheSecondOneIsNot() async {
        await #expect(processExitsWith: .exitCode(0)) {
            var unblocked = sigset_t()
            sigemptyset(&unblocked)
            sigaddset(&unblocked, SIGUSR1)
            pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
            Signals.watch([SIGUSR1])
            guard !Signals.askToStop else { exit(1) }
            raise(SIGUSR1)
            guard Signals.askToStop else { exit(2) }
            var action = sigaction()
            sigaction(SIGUSR1, nil, &action)
            exit(action.__sigaction_handler.sa_handler == nil ? 0 : 3)
        }
    }
}
