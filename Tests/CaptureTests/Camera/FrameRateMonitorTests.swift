import Testing

@testable import Capture

@Suite struct FrameRateMonitorTests {
    /// Feeds pictures at an interval; returns how often the rate's state has changed.
    private func feed(_ watch: inout FrameRateMonitor, _ count: Int, every interval: Double, from start: Double) -> Int
    {
        (0..<count).count { watch.add(time: start + Double($0) * interval, lost: 0) }
    }

    @Test func aCameraThatKeepsItsPromiseIsNotSlow() {
        var watch = FrameRateMonitor(promised: 30)
        #expect(feed(&watch, 100, every: 1000 / 30, from: 0) == 0)
        #expect(feed(&watch, 100, every: 1000 / 25, from: 10_000) == 0)
        #expect(watch.slowRate == nil)
    }

    @Test func halfTheRateIsSlowUntilItIsOver() throws {
        var watch = FrameRateMonitor(promised: 30)
        #expect(feed(&watch, 20, every: 1000 / 15, from: 0) == 1)
        #expect(abs(try #require(watch.slowRate) - 15) < 0.1)
        #expect(feed(&watch, 20, every: 1000 / 30, from: 5000) == 1)
        #expect(watch.slowRate == nil)
    }

    @Test func lostPicturesAndPausesAreNotBlamedOnTheCamera() {
        var watch = FrameRateMonitor(promised: 30)
        for number in 0..<50 {
            let hasChanged = watch.add(time: Double(number) * 1000 / 15, lost: 1)
            #expect(!hasChanged)
        }
        #expect(feed(&watch, 4, every: 2000, from: 10_000) == 0)
        #expect(feed(&watch, 30, every: 1000 / 30, from: 30_000) == 0)
        #expect(watch.slowRate == nil)
    }

    @Test func timesThatStandStillOrAPromiseOfNothingDoNoHarm() {
        var watch = FrameRateMonitor(promised: 0)
        #expect(feed(&watch, 50, every: 0, from: 5) == 0)
        #expect(feed(&watch, 50, every: 100, from: 10) == 0)
    }
}

@Suite struct SlowCameraTests {
    @Test func saysWhatHelps() {
        let slow = SlowCamera(rate: 14.8, promised: 30, remedy: "exposure_priority=off")
        #expect(
            "\(slow)" == "Too dark: 15 of 30 pictures a second. Add light, or use --control exposure_priority=off.")
    }

    @Test(.enabled(if: V4L2Device.null != nil, "this libv4l2 opens cameras only"))
    func exposureIsNotBlamedWithoutControls() throws {
        let device = try #require(V4L2Device.null)
        #expect(SlowCamera(rate: 15, promised: 30, device: device) == nil)
    }
}
