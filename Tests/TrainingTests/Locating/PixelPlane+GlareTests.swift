import Imaging
import Testing

@testable import Training

@Suite struct PixelPlaneGlareTests {
    private func plane(_ shade: Float) -> PixelPlane {
        var plane = PixelPlane(side: 64)
        for index in plane.values.indices { plane.values[index] = shade }
        return plane
    }

    @Test func hazeMixesWithOneShade() {
        var plane = plane(40)
        plane.values[7] = 240
        plane.haze(share: 0.5, airlight: 200)
        #expect(plane.values[0] == 120 && plane.values[7] == 220)
    }

    @Test func aLightIsBrightestAtItsPlaceAndCutOffAtWhite() {
        var plane = plane(40)
        plane.shine(at: SIMD2(20.5, 30.5), radius: 10, strength: 100)
        #expect(abs(plane.values[30 * 64 + 20] - 140) < 1e-3)
        // One radius away: 100 / e.
        #expect(abs(plane.values[30 * 64 + 30] - 76.788) < 1e-2)
        #expect(plane.values[63 * 64 + 63] < 41)
        plane.shine(at: SIMD2(20.5, 30.5), radius: 10, strength: 1000)
        #expect(plane.values[30 * 64 + 20] == 255)
    }

    @Test func mostPicturesStayClear() {
        let changed = (0..<200).count { number in
            var generator = SeededGenerator(seed: 1, draw: number)
            var one = plane(50)
            one.glare(using: &generator)
            return one.values != plane(50).values
        }
        #expect((40...110).contains(changed))
    }
}
