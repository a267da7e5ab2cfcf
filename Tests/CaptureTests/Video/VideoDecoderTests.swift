import Imaging
import Testing

@testable import Capture

@Suite struct DisplayMatrixTests {
    /// Turns the picture 1 2 3 / 4 5 6, whose rows have a gap.
    private func turned(_ orientation: EXIFOrientation) -> [UInt8] {
        let source: [UInt8] = [1, 2, 3, 99, 4, 5, 6, 99]
        var target = [UInt8](repeating: 0, count: 6)
        orientation.copyUpright(
            from: source, stride: 4, width: 3, height: 2, to: &target, stride: orientation.swapsSides ? 2 : 3)
        return target
    }

    /// A matrix as MP4 files have it; its first four numbers that matter are multiples of 1.0.
    private func matrix(_ a: Int32, _ b: Int32, _ c: Int32, _ d: Int32) -> [Int32] {
        let one: Int32 = 1 << 16
        return [a * one, b * one, 0, c * one, d * one, 0, 0, 0, 1 << 30]
    }

    @Test(arguments: [
        ([1, 0, 0, 1], [1, 2, 3, 4, 5, 6]),
        // A quarter to the right, half a turn, a quarter to the left.
        ([0, 1, -1, 0], [4, 1, 5, 2, 6, 3]),
        ([-1, 0, 0, -1], [6, 5, 4, 3, 2, 1]),
        ([0, -1, 1, 0], [3, 6, 2, 5, 1, 4]),
        // Mirrored left to right, top to bottom, and about both diagonals.
        ([-1, 0, 0, 1], [3, 2, 1, 6, 5, 4]),
        ([1, 0, 0, -1], [4, 5, 6, 1, 2, 3]),
        ([0, 1, 1, 0], [1, 4, 2, 5, 3, 6]),
        ([0, -1, -1, 0], [6, 3, 5, 2, 4, 1]),
    ])
    func turnsAPlane(signs: [Int32], expected: [UInt8]) throws {
        let matrix = matrix(signs[0], signs[1], signs[2], signs[3])
        #expect(turned(try #require(EXIFOrientation(displayMatrix: matrix))) == expected)
    }

    @Test func readsDisplayMatrices() {
        #expect(EXIFOrientation(displayMatrix: matrix(1, 0, 0, 1)) == .upright)
        #expect(EXIFOrientation(displayMatrix: matrix(0, 1, -1, 0)) == .turnedLeft)
    }

    @Test func leavesOtherMatricesAlone() {
        let half: Int32 = 1 << 15
        #expect(EXIFOrientation(displayMatrix: [half, half, 0, -half, half, 0, 0, 0, 1 << 30]) == nil)
        #expect(EXIFOrientation(displayMatrix: [0, 0, 0, 0, 0, 0, 0, 0, 0]) == nil)
        #expect(EXIFOrientation(displayMatrix: [1, 0, 0, 0, 1]) == nil)
    }
}

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
