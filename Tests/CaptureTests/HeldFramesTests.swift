import Imaging
import Testing

@testable import Capture

@Suite struct HeldFramesTests {
    private func times(from start: Double = 0, lasting duration: Double) -> [Double] {
        let frame = Frame(
            format: .grey, width: 1, height: 1, stride: 1, time: start, sequence: 0,
            storage: FrameStorage(copying: [1]))
        return HeldFrames(frame, lasting: duration).map(\.time)
    }

    @Test(arguments: [0.0, 16.7, 33.3, 40, 66.7, 70])
    func framesOfACameraComeOnce(duration: Double) {
        #expect(times(from: 12, lasting: duration) == [12])
    }

    @Test func aSlideComesAtCameraRate() {
        let times = times(from: 500, lasting: 200)
        #expect(times.count == 6)
        for (number, time) in times.enumerated() { #expect(abs(time - 500 - Double(number) * 100 / 3) < 1e-9) }
    }

    @Test(arguments: [(100.0, 3), (1000, 30), (1010, 30), (5000, 150)])
    func fillsItsTime(duration: Double, count: Int) {
        #expect(times(lasting: duration).count == count)
    }

    @Test func gapsAreNotFilledForEver() {
        #expect(times(lasting: 30_000).count == 150)
        #expect(times(lasting: .infinity) == [0])
        #expect(times(lasting: .nan) == [0])
        #expect(times(lasting: -5) == [0])
    }
}
