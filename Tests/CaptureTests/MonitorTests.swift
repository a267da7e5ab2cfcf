import Foundation
import Testing

@testable import Capture

@Suite struct MonitorTests {
    @Test func answersAtOnceWhenReady() {
        let monitor = Monitor(5)
        #expect(monitor.wait(until: 0) { $0 == 5 ? $0 : nil } == 5)
    }

    @Test func givesUpAtTheDeadline() {
        let monitor = Monitor(5)
        let deadline = MonotonicClock.now() + 3
        #expect(monitor.wait(until: deadline) { $0 == 6 ? $0 : nil } == nil)
        #expect(MonotonicClock.now() >= deadline)
    }

    @Test func wakesWhoWaits() async {
        let monitor = Monitor([Int]())
        let seen = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: monitor.wait(until: MonotonicClock.now() + 60_000) { $0.first })
            }
            monitor.change { $0.append(42) }
        }
        #expect(seen == 42)
    }

    @Test func losesNoChangeOfManyThreads() async {
        let monitor = Monitor(0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<500 { monitor.change { $0 += 1 } } } }
        }
        #expect(monitor.change { $0 } == 4000)
    }
}
