import Basics
import Glibc
import Testing

/// The flag belongs to the whole process, so it is tested in a process of its own: the loops of other tests go on.
@Suite struct InterruptionTests {
    @Test func theFirstSignalIsARequestAndTheSecondEndsTheProgram() async {
        await #expect(processExitsWith: .exitCode(0)) {
            var unblocked = sigset_t()
            sigemptyset(&unblocked)
            sigaddset(&unblocked, SIGUSR1)
            pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
            Interruption.watch([SIGUSR1])
            guard !Interruption.isRequested else { exit(1) }
            raise(SIGUSR1)
            guard Interruption.isRequested else { exit(2) }
            var action = sigaction()
            sigaction(SIGUSR1, nil, &action)
            exit(action.__sigaction_handler.sa_handler == nil ? 0 : 3)
        }
    }
}
