import Glibc
import Testing

@testable import Capture

@Suite struct SteadyClockTests {
    @Test func neverGoesBack() {
        var last = SteadyClock.now()
        for _ in 0..<1000 {
            let now = SteadyClock.now()
            #expect(now >= last)
            last = now
        }
    }

    @Test func waitsAtLeastUntilTheMoment() {
        let moment = SteadyClock.now() + 5
        SteadyClock.wait(until: moment)
        #expect(SteadyClock.now() >= moment)
    }

    @Test func doesNotWaitForThePast() {
        SteadyClock.wait(until: -1)
        SteadyClock.wait(until: 0)
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
