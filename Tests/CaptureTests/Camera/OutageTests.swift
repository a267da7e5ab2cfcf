import Testing

@testable import Capture

@Suite struct OutageTests {
    private let gone = CaptureError.unplugged(camera: "Desk")
    private let busy = CaptureError.busy(camera: "Desk")

    @Test func everyReasonIsToldOnce() {
        var outage = Outage(gone)
        let isFirst = (outage.isNews(gone), outage.isNews(busy), outage.isNews(busy))
        #expect(isFirst == (false, true, false))
    }

    @Test func aRefusalIsToldWhenItLasts() {
        var outage = Outage(gone)
        let news = [0.0, 250, 999, 1000, 1250, 5000].map { outage.isNews(busy, at: $0) }
        #expect(news == [false, false, false, true, false, false])
    }

    @Test func aRefusalThatChangesBeginsAnew() {
        var outage = Outage(gone)
        _ = outage.isNews(busy, at: 0)
        let other = CaptureError.noPermission(camera: "Desk")
        let news = (outage.isNews(other, at: 900), outage.isNews(busy, at: 1200), outage.isNews(busy, at: 2200))
        #expect(news == (false, false, true))
    }
}
