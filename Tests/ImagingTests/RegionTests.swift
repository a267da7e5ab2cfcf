import Imaging
import Testing

@Suite struct RegionTests {
    @Test func aSquareKeepsTheCentreAndTheLongerSide() {
        let wide = Region(x: 10, y: 20, width: 40, height: 30, tilt: 0.25).square()
        #expect(wide == Region(x: 10, y: 15, width: 40, height: 40, tilt: 0.25))
        let high = Region(x: 10, y: 20, width: 20, height: 50).square()
        #expect(high == Region(x: -5, y: 20, width: 50, height: 50))
    }

    @Test func aSquareGrowsAboutItsCentre() {
        #expect(
            Region(x: 10, y: 20, width: 10, height: 10).square(scaledBy: 1.2)
                == Region(x: 9, y: 19, width: 12, height: 12))
        #expect(
            Region(x: 0, y: 0, width: 10, height: 20).square(scaledBy: 0.5)
                == Region(x: 0, y: 5, width: 10, height: 10))
    }
}
