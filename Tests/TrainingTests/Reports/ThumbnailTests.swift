import Imaging
import Testing

@testable import Training

@Suite struct ThumbnailTests {
    @Test func showsTheRegionAsTheNetworkHasIt() throws {
        var image = GreyImage(width: 40, height: 40)
        for y in 0..<40 { for x in 0..<20 { image[x, y] = 200 } }
        var sample = Sample(
            name: "", image: image, region: Region(x: 10, y: 10, width: 20, height: 20), label: "A", signer: "x")
        let plain = try Thumbnail.picture(of: sample, side: 24)
        #expect(plain[0, 0] == 200 && plain[11, 12] == 200 && plain[12, 12] == 0 && plain[23, 23] == 0)
        sample.mirrored = true
        let mirrored = try Thumbnail.picture(of: sample, side: 24)
        #expect(mirrored[0, 0] == 0 && mirrored[23, 0] == 200)
    }

    @Test func emptyRegionsAreAnError() {
        let sample = Sample(
            name: "", image: GreyImage(width: 4, height: 4), region: Region(x: 0, y: 0, width: 0, height: 0),
            label: "A", signer: "x")
        #expect(throws: ImageError.self) { try Thumbnail.picture(of: sample, side: 8) }
    }
}
