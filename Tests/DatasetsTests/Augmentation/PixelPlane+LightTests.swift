import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct PixelPlaneLightTests {
    private func lit(_ change: (inout Augmentation) -> Void, seed: UInt64 = 1, shade: Float = 100) -> PixelPlane {
        var bounds = Augmentation()
        change(&bounds)
        var generator = SeededGenerator(seed: seed)
        var plane = PixelPlane(side: 40)
        plane.values = plane.values.map { _ in shade }
        plane.light(within: bounds, using: &generator)
        return plane
    }

    @Test func nothingAllowedNothingChanged() {
        #expect(lit { _ in }.values.allSatisfy { $0 == 100 })
    }

    @Test func gradientIsEvenAboutTheCentre() {
        for seed in 1...10 {
            let values = lit({ $0.gradient = 0.4 }, seed: UInt64(seed)).values
            let mean = values.reduce(0, +) / Float(values.count)
            // The first pixel sits on the edge, so that the mean lies half a pixel of slope off the centre.
            #expect(abs(mean - 100) < 2)
            #expect(values.allSatisfy { $0 > 100 * (1 - 0.6) && $0 < 100 * (1 + 0.6) })
            let steps = zip(values, values.dropFirst()).prefix(38).map { $1 - $0 }
            #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-3 })
        }
    }

    @Test func shadowDarkensAPartOnly() {
        var darkened = 0
        for seed in 1...20 {
            let values = lit({ $0.shadow = 1 }, seed: UInt64(seed)).values
            #expect(values.allSatisfy { $0 <= 100.001 && $0 >= 39.9 })
            if values.contains(where: { $0 < 90 }), values.contains(where: { $0 > 99 }) { darkened += 1 }
        }
        #expect(darkened > 12)
    }

    @Test func overexposureBurnsBrightPartsOut() {
        let seeds = (1...20).map { UInt64($0) }
        #expect(seeds.allSatisfy { lit({ $0.overexposure = 1 }, seed: $0, shade: 230).values[0] == 255 })
        #expect(seeds.allSatisfy { lit({ $0.overexposure = 1 }, seed: $0, shade: 50).values[0] > 60 })
        #expect(seeds.allSatisfy { lit({ $0.overexposure = 1 }, seed: $0, shade: 50).values[0] < 130 })
    }

    @Test func gammaKeepsBlackAndChangesTheMiddle() {
        #expect(lit({ $0.gamma = 0.6 }, shade: 0).values.allSatisfy { $0 == 0 })
        let middles = Set((1...10).map { lit({ $0.gamma = 0.6 }, seed: UInt64($0), shade: 128).values[0] })
        #expect(middles.count == 10)
        #expect(middles.allSatisfy { $0 > 0 && $0 <= 255 })
    }
}

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
