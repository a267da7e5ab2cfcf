import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct BackdropsTests {
    private func drawn(_ backdrops: Backdrops, seed: UInt64) -> PixelPlane {
        var generator = SeededGenerator(seed: seed)
        var plane = PixelPlane(side: 20)
        backdrops.draw(into: &plane, using: &generator)
        return plane
    }

    @Test func seedDecides() {
        let backdrops = Backdrops(pictures: [])
        #expect(drawn(backdrops, seed: 1).values == drawn(backdrops, seed: 1).values)
        #expect(drawn(backdrops, seed: 1).values != drawn(backdrops, seed: 2).values)
    }

    @Test func takesThreeQuartersFromPictures() {
        // A picture of one shade gives an even plane; noise does not.
        let backdrops = Backdrops(pictures: [GreyImage(width: 30, height: 20, filledWith: 200)])
        let even = (1...200).count { seed in
            let values = drawn(backdrops, seed: UInt64(seed)).values
            return values.allSatisfy { abs($0 - values[0]) < 1e-3 }
        }
        #expect((120...180).contains(even))
    }

    @Test func turnsBrightAndDarkAbout() {
        let backdrops = Backdrops(pictures: [GreyImage(width: 2, height: 2, filledWith: 255)])
        let brightness = (1...200).map { drawn(backdrops, seed: UInt64($0)).values[0] }
        #expect(brightness.contains { $0 > 200 } && brightness.contains { $0 < 50 })
    }
}
