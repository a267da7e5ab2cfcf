import Charts
import Testing

@Suite struct AxisScaleTests {
    @Test(arguments: [
        ([0.0, 10], [0.0, 2, 4, 6, 8, 10]),
        ([0.83, 0.97], [0.8, 0.85, 0.9, 0.95, 1]),
        ([3.0, 3], [3.0, 4, 5, 6]),
        ([0.0, 0], [0.0, 0.2, 0.4, 0.6, 0.8, 1]),
        ([-3.0, 4], [-4.0, -2, 0, 2, 4]),
        ([], [0.0, 0.2, 0.4, 0.6, 0.8, 1]),
        ([.nan, 1, 2], [1.0, 1.2, 1.4, 1.6, 1.8, 2]),
    ])
    func marksAreRoundAndEncloseTheValues(values: [Double], marks: [Double]) {
        let found = AxisScale(values).marks
        #expect(found.count == marks.count, "\(found)")
        #expect(zip(found, marks).allSatisfy { abs($0 - $1) < 1e-9 }, "\(found)")
    }

    @Test func zeroAndWholeNumbers() {
        #expect(AxisScale([30, 90], count: 4, includesZero: true).marks == [0, 50, 100])
        #expect(AxisScale([1, 3], count: 8, isWhole: true).marks == [1, 2, 3])
        #expect(AxisScale([1, 60], count: 8, isWhole: true).marks == [0, 10, 20, 30, 40, 50, 60])
    }

    @Test func placesAreShares() {
        let scale = AxisScale([0, 10])
        #expect(scale.share(of: 5) == 0.5)
        #expect(scale.share(of: -1) == 0 && scale.share(of: 11) == 1)
    }

    @Test func labelsHaveAsManyDecimalsAsTheyNeed() {
        let shares = AxisScale([0.83, 0.97])
        #expect(shares.marks.map { shares.label($0, .percent) } == ["80 %", "85 %", "90 %", "95 %", "100 %"])
        let small = AxisScale([0, 0.001])
        #expect(small.marks.map { small.label($0) }.first == "0.0000")
        #expect(small.label(0.0002) == "0.0002")
        let fine = AxisScale([0.981, 0.985])
        #expect(fine.label(0.981, .percent) == "98.1 %")
    }
}
