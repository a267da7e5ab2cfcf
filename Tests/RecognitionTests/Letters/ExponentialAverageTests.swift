import Foundation
import Testing

@testable import Recognition

@Suite struct ExponentialAverageTests {
    @Test func oneTimeConstantLeavesOneEth() {
        var average = ExponentialAverage(timeConstant: 60)
        average.add([1, 0], after: nil)
        average.add([0, 1], after: 60)
        #expect(abs(average.values[0] - 0.36787944) < 1e-6)
        #expect(abs(average.values[1] - 0.63212056) < 1e-6)
    }

    @Test("A step is followed alike at every frame rate", arguments: [10.0, 25, 30, 60, 120])
    func frameRate(framesPerSecond: Double) {
        var average = ExponentialAverage(timeConstant: 60)
        average.add([0], after: nil)
        let frames = Int((0.2 * framesPerSecond).rounded())
        for _ in 0..<frames { average.add([1], after: 1000 / framesPerSecond) }
        let expected = 1 - exp(-Double(frames) * 1000 / framesPerSecond / 60)
        #expect(abs(Double(average.values[0]) - expected) < 1e-5)
    }

    @Test func theBestIsTheFirstOfEquals() {
        var average = ExponentialAverage(timeConstant: 60)
        #expect(average.best == nil)
        average.add([0.1, 0.4, 0.4, 0.1], after: nil)
        #expect(average.best == 1)
        average.add([0, 0, 0, 0], after: nil)
        #expect(average.best == 0)
    }
}
