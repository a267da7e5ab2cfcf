import Dispatch
import Testing

@testable import Training

@Suite struct GuardedTests {
    @Test func threadsTakeTurns() {
        let guarded = Locked(0)
        DispatchQueue.concurrentPerform(iterations: 1000) { _ in guarded.withValue { $0 += 1 } }
        #expect(guarded.withValue { $0 } == 1000)
    }
}
