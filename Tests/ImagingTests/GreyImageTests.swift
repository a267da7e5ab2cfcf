import Imaging
import Testing

@Suite struct GreyImageLuminanceTests {
    let image = GreyImage(width: 4, height: 4, pixels: (0..<16).map { UInt8(10 * $0) })

    @Test func shrinksByMeans() throws {
        // (0 + 10 + 40 + 50) / 4 and so on.
        #expect(try image.resized(width: 2, height: 2).pixels == [25, 45, 105, 125])
        #expect(try image.resized(width: 1, height: 1).pixels == [75])
        #expect(try image.resized(width: 4, height: 4) == image)
    }

    @Test func growsByInterpolation() throws {
        let pair = GreyImage(width: 2, height: 1, pixels: [0, 100])
        // Centres of the new pixels lie at a quarter, three quarters, … of the old ones.
        #expect(try pair.resized(width: 4, height: 1).pixels == [0, 25, 75, 100])
    }

    @Test func cutsOutAndMirrors() throws {
        let part = try image.resized(from: Region(x: 1, y: 1, width: 2, height: 2), width: 2, height: 2)
        #expect(part.pixels == [50, 60, 90, 100])
        let mirrored = try image.resized(
            from: Region(x: 1, y: 1, width: 2, height: 2), width: 2, height: 2, mirrored: true)
        #expect(mirrored.pixels == [60, 50, 100, 90])
    }

    @Test func refusesEmptyPictures() {
        #expect(throws: ImageError.self) { try GreyImage(width: 0, height: 0).resized(width: 2, height: 2) }
        #expect(throws: ImageError.self) {
            try image.resized(from: Region(x: 0, y: 0, width: 0, height: 2), width: 2, height: 2)
        }
    }
}
