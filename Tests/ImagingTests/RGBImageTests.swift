import Imaging
import Testing

@Suite struct RGBImageLuminanceTests {
    @Test func weighsColoursAsTelevisionDoes() {
        let image = RGBImage(width: 5, height: 1, pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 9, 9, 9])
        // 77 * 255 / 256 = 76.7, 150 * 255 / 256 = 149.4, 29 * 255 / 256 = 28.9; the weights sum to one.
        #expect(image.luminance.pixels == [77, 149, 29, 255, 9])
    }

    @Test func greyStaysGrey() {
        let grey = GreyImage(width: 256, height: 1, pixels: (0...255).map { UInt8($0) })
        #expect(RGBImage(grey).luminance == grey)
    }

    @Test func emptyStaysEmpty() {
        #expect(RGBImage(width: 0, height: 3).luminance == GreyImage(width: 0, height: 3))
    }
}
