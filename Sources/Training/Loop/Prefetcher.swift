import Dispatch
import Synchronization

/// Makes a sequence of values on a background thread, one ahead of the value in use.
final class Prefetcher<Value: Sendable>: Sendable {
    private let queue = DispatchQueue(label: "prefetch", qos: .userInitiated)
    private let ready = DispatchSemaphore(value: 0)
    private let slot = Mutex<Value?>(nil)
    private let last: Int
    private let make: @Sendable (Int) -> Value

    /// Starts to make the first of `count` values; `make` is called for 0, 1, … in this order.
    init(count: Int, make: @escaping @Sendable (Int) -> Value) {
        self.make = make
        last = count - 1
        if count > 0 { start(0) }
    }

    /// Waits for a value and returns it; `number` must be 0 at the first call, then one more at each call.
    func value(_ number: Int) -> Value? {
        guard number <= last else { return nil }
        ready.wait()
        let value = slot.withLock { slot in
            defer { slot = nil }
            return slot
        }
        if number < last { start(number + 1) }
        return value
    }

    private func start(_ number: Int) {
        queue.async { [self] in
            let value = make(number)
            slot.withLock { $0 = value }
            ready.signal()
        }
    }
}

/// A value that is protected by a lock.
final class Locked<Value>: Sendable {
    private let mutex: Mutex<Value>

    /// Protects a value.
    init(_ value: sending Value) {
        mutex = Mutex(value)
    }

    /// Calls `body` with the value while holding the lock.
    func withValue<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        mutex.withLock { body(&$0) }
    }
}

extension DispatchTime {
    /// Returns the seconds on the monotonic clock since an earlier time.
    func seconds(since earlier: DispatchTime) -> Double {
        Double(uptimeNanoseconds - earlier.uptimeNanoseconds) / 1e9
    }
}
