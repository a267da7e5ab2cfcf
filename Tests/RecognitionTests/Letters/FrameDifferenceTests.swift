import Foundation
import Recognition
import Testing

@Suite struct FrameDifferenceTests {
    /// A row of pixels, a ramp that has moved to the right by `offset`: the change a pixel is the way moved.
    static func ramp(movedBy offset: Double) -> [Float] {
        (0..<64).map { Float(Double($0) - offset) }
    }

    @Test func theFirstPictureDoesNotMove() {
        var meter = FrameDifference()
        #expect(meter.measure([1, 2, 3], after: nil) == 0)
    }

    @Test func aStillPictureDoesNotMove() {
        var meter = FrameDifference()
        _ = meter.measure([1, -2, 3], after: nil)
        #expect(meter.measure([1, -2, 3], after: 33) == 0)
    }

    @Test func oneStepGivesTheMeanDifference() {
        var meter = FrameDifference(timeConstant: 100)
        _ = meter.measure([0, 0], after: nil)
        // Mean |difference| is 3; the factor for 100 ms is (1 + 1/e) / 2.
        let motion = meter.measure([2, -4], after: 100)
        #expect(abs(motion - 3 * 0.68393972) < 1e-5)
    }

    @Test func aStepFadesWithTheTimeConstant() {
        var meter = FrameDifference(timeConstant: 100)
        _ = meter.measure([0], after: nil)
        let first = meter.measure([1], after: 50)
        let second = meter.measure([1], after: 50)
        #expect(abs(second / first - Float(exp(-0.5))) < 1e-5)
    }

    @Test("Steady movement measures nearly the same at every frame rate", arguments: [10.0, 15, 25, 30, 60, 120])
    func frameRate(framesPerSecond: Double) {
        var meter = FrameDifference(timeConstant: 100)
        var motion: Float = 0
        for frame in 0..<Int(2 * framesPerSecond) {
            let seconds = Double(frame) / framesPerSecond
            let elapsed = frame == 0 ? nil : 1000 / framesPerSecond
            motion = meter.measure(Self.ramp(movedBy: 40 * seconds), after: elapsed)
        }
        // 40 pixels a second and a tenth of a second of memory.
        #expect(abs(motion - 4) < 0.4)
    }

    @Test func aGapARestartAndAnotherSizeForgetThePast() {
        var meter = FrameDifference()
        _ = meter.measure([0, 0], after: nil)
        #expect(meter.measure([5, 5], after: nil) == 0)
        #expect(meter.measure([9, 9, 9], after: 33) == 0)
        meter.restart()
        #expect(meter.measure([0, 0, 0], after: 33) == 0)
    }

    @Test func noPictureDoesNotMove() {
        var meter = FrameDifference()
        _ = meter.measure([], after: nil)
        #expect(meter.measure([], after: 33) == 0)
    }
}
