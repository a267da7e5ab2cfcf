import Imaging
import Testing

@testable import Recognition

@Suite struct BoxSmootherTests {
    private let start = Region(x: 100, y: 80, width: 60, height: 90)

    private func moved(_ box: Region, x: Double, y: Double = 0) -> Region {
        Region(x: box.x + x, y: box.y + y, width: box.width, height: box.height)
    }

    @Test func aStillBoxStays() {
        var smoother = BoxSmoother(start)
        for _ in 0..<30 { smoother.add(start, after: 33) }
        #expect(smoother.box.iou(with: start) > 0.9999)
        #expect(smoother.speed < 1e-9)
    }

    @Test func trembleIsTakenOut() {
        var smoother = BoxSmoother(start)
        var places: [Double] = []
        for number in 0..<60 {
            smoother.add(moved(start, x: number.isMultiple(of: 2) ? 3 : -3), after: 33)
            if number > 20 { places.append(smoother.box.x) }
        }
        let spread = (places.max() ?? 0) - (places.min() ?? 0)
        #expect(spread < 2.4, "of the 6 pixels that it trembles by less than 2.4 are left")
    }

    @Test func aMovingBoxIsFollowedCloselyAtEveryFrameRate() {
        for rate in [15.0, 30, 60] {
            var smoother = BoxSmoother(start)
            var place = 0.0
            for _ in 0..<Int(rate) {
                // Two sizes of the hand a second.
                place += 180 / rate
                smoother.add(moved(start, x: place), after: 1000 / rate)
            }
            let behind = start.x + place - smoother.box.x
            #expect(behind < 22 && behind >= 0, "\(behind) pixels behind at \(rate) frames a second")
        }
    }

    @Test func anotherPlaceIsTakenAtOnce() {
        var smoother = BoxSmoother(start)
        let elsewhere = moved(start, x: 300)
        smoother.add(elsewhere, after: 33)
        #expect(smoother.box == elsewhere)
        #expect(smoother.speed == 0)
    }

    @Test func aLimitHoldsHoweverQuickTheBoxIs() {
        var smoother = BoxSmoother(start)
        let other = Region(x: start.x + 20, y: start.y, width: start.width, height: start.height)
        smoother.add(other, after: 1000, atMost: 0.25)
        #expect(abs(smoother.box.x - start.x - 5) < 1e-9)
        #expect(smoother.speed > 0)
    }

    @Test func aCorrectionGoesSomeOfTheWay() {
        var smoother = BoxSmoother(start)
        smoother.correct(towards: Region(x: 110, y: 60, width: 40, height: 100), by: 0.5)
        #expect(smoother.box == Region(x: 105, y: 70, width: 50, height: 95))
        #expect(smoother.speed == 0)
    }

    @Test func aHandThatOpensIsSoonWhollyInTheBox() {
        var smoother = BoxSmoother(start)
        let open = Region(x: 90, y: 40, width: 80, height: 130)
        for _ in 0..<12 { smoother.add(open, after: 33) }
        #expect(smoother.box.iou(with: open) > 0.9)
    }
}
