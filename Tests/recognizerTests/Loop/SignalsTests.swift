import Glibc
import Testing

@testable import recognizer

/// What signals do to the running program is tested on the program itself; here a process tells itself to stop.
@Suite struct SignalsTests {
    @Test func aSignalIsAWishAndTheSecondOneIsNot() {
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        sigaddset(&unblocked, SIGUSR1)
        pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
        Signals.watch([SIGUSR1])
        #expect(!Signals.askToStop)
        raise(SIGUSR1)
        #expect(Signals.askToStop)
        var action = sigaction()
        sigaction(SIGUSR1, nil, &action)
        #expect(action.__sigaction_handler.sa_handler == nil)
    }
}
