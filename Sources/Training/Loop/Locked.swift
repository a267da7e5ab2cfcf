import Synchronization

/// A value that several threads may use, one at a time.
final class Locked<Value>: Sendable {
    private let mutex: Mutex<Value>

    /// Takes a value over.
    init(_ value: sending Value) {
        mutex = Mutex(value)
    }

    /// Lends the value for the length of a call.
    func withValue<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        mutex.withLock { body(&$0) }
    }
}
