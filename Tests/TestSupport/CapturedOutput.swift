import Foundation
import Synchronization

/// What a process has written so far to one of its outputs.
final class CapturedOutput: Sendable {
    private struct State {
        var bytes = Data()
        var hasEnded = false
        var waiters: [(text: Data?, action: @Sendable () -> Void, continuation: CheckedContinuation<Bool, Never>)] = []
    }
    private let state = Mutex(State())

    /// Reads a pipe to its end on a thread of its own, so that the process never blocks on a full pipe.
    func collect(from pipe: FileHandle) {
        Thread.detachNewThread { [self] in
            // Not `read(upToCount:)`, which waits until it has that many.
            while case let chunk = pipe.availableData, !chunk.isEmpty {
                update { $0.bytes.append(chunk) }
            }
            update { $0.hasEnded = true }
        }
    }

    /// Everything, once the pipe has been closed by all who could write to it.
    func whole() async -> Data {
        _ = await withCheckedContinuation { continuation in
            update { $0.waiters.append((nil, {}, continuation)) }
        }
        return state.withLock { $0.bytes }
    }

    /// Waits for a text to appear; false when the pipe ended without it.
    ///
    /// - Parameter action: what is done when it appears, at once: the waiting test may go on much later.
    func wait(for text: String, then action: @escaping @Sendable () -> Void) async -> Bool {
        await withCheckedContinuation { continuation in
            update { $0.waiters.append((Data(text.utf8), action, continuation)) }
        }
    }

    private func update(_ change: (inout State) -> Void) {
        state.withLock { state in
            change(&state)
            state.waiters.removeAll { waiter in
                let found = waiter.text.map { state.bytes.range(of: $0) != nil } ?? false
                guard found || state.hasEnded else { return false }
                if found { waiter.action() }
                waiter.continuation.resume(returning: found)
                return true
            }
        }
    }
}
