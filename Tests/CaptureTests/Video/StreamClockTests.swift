import Testing

@testable import Capture

@Suite struct StreamClockTests {
    private func times(_ stamps: [Int64?], unit: Double = 1, period: Double = 40) -> [Double] {
        var clock = StreamClock(unit: unit, period: period)
        return stamps.map { clock.time(stamp: $0) }
    }

    @Test func beginsWithNought() {
        #expect(times([9000, 12000, 18000], unit: 1.0 / 90) == [0, 3000.0 / 90, 100])
    }

    @Test func keepsUnevenDistances() {
        #expect(times([0, 33, 67, 200]) == [0, 33, 67, 200])
    }

    @Test func countsPeriodsWhereStampsAreMissing() {
        #expect(times([nil, nil, nil]) == [0, 40, 80])
        #expect(times([0, nil, 70]) == [0, 40, 70])
    }

    @Test func neverGoesBack() {
        #expect(times([100, 140, 20, 60, 100]) == [0, 40, 80, 120, 160])
        #expect(times([0, 0, 0]) == [0, 40, 80])
    }

    @Test func survivesStampsThatNoFileShouldHave() {
        let times = times([.min + 1, .max, .min + 1])
        #expect(times.allSatisfy { $0.isFinite })
        #expect(times[0] < times[1] && times[1] <= times[2])
    }
}
