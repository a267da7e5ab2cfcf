import Glibc
import Testing

@testable import Capture

@Suite struct MonotonicClockTests {
    @Test func neverGoesBack() {
        var last = MonotonicClock.now()
        for _ in 0..<1000 {
            let now = MonotonicClock.now()
            #expect(now >= last)
            last = now
        }
    }

    @Test func waitsAtLeastUntilTheMoment() {
        let moment = MonotonicClock.now() + 5
        MonotonicClock.wait(until: moment)
        #expect(MonotonicClock.now() >= moment)
    }

    @Test func doesNotWaitForThePast() {
        MonotonicClock.wait(until: -1)
        MonotonicClock.wait(until: 0)
    }

    @Test(arguments: [(1500.25, 1, 500_250_000), (0, 0, 0), (-3, 0, 0), (999.999, 0, 999_999_000)])
    func splitsMilliseconds(milliseconds: Double, seconds: Int, nanoseconds: Int) {
        let time = timespec(milliseconds: milliseconds)
        #expect(time.tv_sec == seconds)
        #expect(abs(time.tv_nsec - nanoseconds) <= 1)
    }

    @Test func survivesLengthsWithoutEnd() {
        #expect(timespec(milliseconds: .infinity).tv_sec == 1_000_000_000)
    }
}
