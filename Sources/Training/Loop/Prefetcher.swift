import Dispatch
import Synchronization

/// Makes numbered values one ahead of their use on a thread of its own.
final class Prefetcher<Value: Sendable>: Sendable {
    private let queue = DispatchQueue(label: "prefetch", qos: .userInitiated)
    private let ready = DispatchSemaphore(value: 0)
    private let slot = Mutex<Value?>(nil)
    private let last: Int
    private let make: @Sendable (Int) -> Value

    /// Starts with the first of `count` values; `make` is called for 0, 1, … in this order.
    init(count: Int, make: @escaping @Sendable (Int) -> Value) {
        self.make = make
        last = count - 1
        if count > 0 { start(0) }
    }

    /// The value with a number, which must be one more than at the last call, 0 at the first.
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

extension DispatchTime {
    /// Seconds on the steady clock since an earlier time.
    func seconds(since earlier: DispatchTime) -> Double {
        Double(uptimeNanoseconds - earlier.uptimeNanoseconds) / 1e9
    }
}
