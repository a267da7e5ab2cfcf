import Testing

@testable import Capture

@Suite struct CameraReconnectorTests {
    private func desk(_ index: Int, _ bus: String) -> CameraInfo {
        CameraInfo(path: "/dev/video\(index)", index: index, name: "Desk", bus: bus)
    }
    private let front = CameraInfo(path: "/dev/video0", index: 0, name: "Front", bus: "usb-9")

    @Test func findsItInItsSocketUnderAnyNumber() {
        let search = CameraReconnector(desk(2, "usb-1"), among: [front, desk(2, "usb-1")])
        #expect(search.find(among: [front, desk(2, "usb-1")]) == desk(2, "usb-1"))
        #expect(search.find(among: [front, desk(4, "usb-1")]) == desk(4, "usb-1"))
        #expect(search.find(among: [desk(1, "usb-1"), desk(2, "usb-1")]) == desk(2, "usb-1"))
        #expect(search.find(among: [front]) == nil)
        #expect(search.find(among: []) == nil)
    }

    @Test func findsItInAnotherSocket() {
        let search = CameraReconnector(desk(2, "usb-1"), among: [desk(2, "usb-1")])
        #expect(search.find(among: [front, desk(3, "usb-5")]) == desk(3, "usb-5"))
        #expect(search.find(among: [desk(1, "usb-5"), desk(3, "usb-1")]) == desk(3, "usb-1"))
    }

    @Test func neverMistakesItsTwinForIt() {
        let search = CameraReconnector(desk(2, "usb-1"), among: [desk(2, "usb-1"), desk(4, "usb-2")])
        #expect(search.find(among: [desk(4, "usb-2")]) == nil)
        #expect(search.find(among: [desk(2, "usb-2"), desk(4, "usb-3")]) == desk(4, "usb-3"))
    }
}

@Suite struct OutageTests {
    private let gone = CaptureError.unplugged(camera: "Desk")
    private let busy = CaptureError.busy(camera: "Desk")

    @Test func everyReasonIsToldOnce() {
        var outage = Outage(gone)
        let isFirst = (outage.shouldReport(gone), outage.shouldReport(busy), outage.shouldReport(busy))
        #expect(isFirst == (false, true, false))
    }

    @Test func aRefusalIsToldWhenItLasts() {
        var outage = Outage(gone)
        let news = [0.0, 250, 999, 1000, 1250, 5000].map { outage.shouldReport(busy, at: $0) }
        #expect(news == [false, false, false, true, false, false])
    }

    @Test func aRefusalThatChangesBeginsAnew() {
        var outage = Outage(gone)
        _ = outage.shouldReport(busy, at: 0)
        let other = CaptureError.noPermission(camera: "Desk")
        let news = (
            outage.shouldReport(other, at: 900), outage.shouldReport(busy, at: 1200),
            outage.shouldReport(busy, at: 2200)
        )
        #expect(news == (false, false, true))
    }
}
