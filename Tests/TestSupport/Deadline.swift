import Dispatch
import Synchronization

/// Something that happens unless it is cancelled in time.
final class Deadline: Sendable {
    private enum State { case waiting, cancelled, fired }
    private let state = Mutex(State.waiting)

    /// Runs `action` after `seconds`, unless cancelled before.
    init(seconds: Double, action: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
            let fires = state.withLock { state in
                guard state == .waiting else { return false }
                state = .fired
                return true
            }
            if fires { action() }
        }
    }

    /// Whether the action has run.
    var hasFired: Bool { state.withLock { $0 == .fired } }

    /// Keeps the action from running, if it has not run yet.
    func cancel() {
        state.withLock { if $0 == .waiting { $0 = .cancelled } }
    }
}
