import Dispatch

/// The same work for several parts at once.
enum Parallel {
    /// Calls `body` with 0 to `count` - 1 on as many threads, and returns when all are done.
    ///
    /// Which thread takes which part is left open, so a part must write only what no other part reads or writes:
    /// then the result does not depend on it, and handing the closure to other threads is safe.
    static func forEach(_ count: Int, _ body: (Int) -> Void) {
        if count == 1 { return body(0) }
        withoutActuallyEscaping(body) { escapable in
            nonisolated(unsafe) let shared = escapable
            DispatchQueue.concurrentPerform(iterations: count) { shared($0) }
        }
    }
}
