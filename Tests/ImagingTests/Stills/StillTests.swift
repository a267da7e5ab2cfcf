import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct StillTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [
        "colour.png", "interlaced.png", "colour.bmp", "colour.tiff", "lzw.tiff", "colour.webp",
        "colour.ppm",
    ])
    func readsColoursExactly(name: String) throws {
        let image = try Still.readRGB(Fixtures.url(name))
        #expect(image == Fixtures.colour)
        #expect(try Still.readGrey(Fixtures.url(name)) == Fixtures.colour.luminance)
    }

    @Test(arguments: ["grey.png", "grey-16.png", "grey.pgm"])
    func readsLuminanceExactly(name: String) throws {
        #expect(try Still.readGrey(Fixtures.url(name)) == Fixtures.grey)
        #expect(try Still.readRGB(Fixtures.url(name)) == RGBImage(Fixtures.grey))
    }

    @Test(arguments: [
        ("colour-16.png", 1), ("colour.jpg", 6), ("progressive.jpg", 6), ("inks.jpg", 12), ("lossy.webp", 40),
        ("palette.gif", 90),
        ("palette.png", 90),
    ])
    func readsLossyKindsNearly(name: String, largest: Int) throws {
        let image = try Still.readRGB(Fixtures.url(name))
        let difference = try #require(PictureDifference(image, Fixtures.colour))
        #expect(difference.largest <= largest, "\(difference)")
        let grey = try #require(
            PictureDifference(try Still.readGrey(Fixtures.url(name)), Fixtures.colour.luminance))
        #expect(grey.largest <= largest, "\(grey)")
    }

    @Test func readsGreyJPEG() throws {
        let difference = try #require(
            PictureDifference(try Still.readGrey(Fixtures.url("grey.jpg")), Fixtures.grey))
        #expect(difference.largest <= 2)
        let colour = try Still.readRGB(Fixtures.url("grey.jpg"))
        #expect(colour == RGBImage(try Still.readGrey(Fixtures.url("grey.jpg"))))
    }

    @Test func readsOneBit() throws {
        let image = try Still.readGrey(Fixtures.url("bilevel.png"))
        #expect(image.width == 16 && image.height == 12)
        #expect(Set(image.pixels) == [0, 255])
    }

    @Test(arguments: ["transparent.png", "transparent.webp"])
    func laysWhatIsTransparentOverBlack(name: String) throws {
        // (200, 100, 50) at an opacity of 128 / 255 on the left, opaque on the right.
        let row: [UInt8] = [100, 50, 25, 100, 50, 25, 200, 100, 50, 200, 100, 50]
        #expect(try Still.readRGB(Fixtures.url(name)) == RGBImage(width: 4, height: 2, pixels: row + row))
    }

    @Test(arguments: ["colour.png", "colour.jpg", "palette.gif", "grey.pgm"])
    func contentDecidesNotTheSuffix(name: String) throws {
        let renamed = try folder.write(try Fixtures.bytes(name), to: "picture.bmp")
        #expect(try Still.readRGB(renamed) == Still.readRGB(Fixtures.url(name)))
    }

    @Test func namesAreNotPatterns() throws {
        let odd = try folder.write(try Fixtures.bytes("colour.png"), to: "50%d [a] ü.png")
        #expect(try Still.readRGB(odd) == Fixtures.colour)
    }

    @Test(arguments: [
        "P5 2 2 255 \u{1}\u{2}\u{3}\u{4}", "P5\t2\r2\n255\n\u{1}\u{2}\u{3}\u{4}", "P2 2 2 255 1 2 3 4 ",
        "P5 # a comment\n2 2 255\n\u{1}\u{2}\u{3}\u{4}",
    ])
    func anyBlanksPartTheHeaderOfAPNM(text: String) throws {
        let url = try folder.write(Array(text.utf8), to: "blanks.pgm")
        #expect(try Still.readGrey(url).pixels == [1, 2, 3, 4])
    }

    @Test func readsOnePixel() throws {
        let url = try folder.write(Array("P5\n1 1\n255\n".utf8) + [42], to: "one.pgm")
        #expect(try Still.readGrey(url) == GreyImage(width: 1, height: 1, pixels: [42]))
        #expect(try Still.readRGB(url) == RGBImage(width: 1, height: 1, pixels: [42, 42, 42]))
    }

    @Test(.enabled(if: TestData.photographs != nil))
    func readsAPhotograph() throws {
        let photographs = try #require(TestData.photographs)
        let image = try Still.readGrey(photographs.appending(path: "seed-abc/A/0001.jpg"))
        #expect(image.width == 64 && image.height == 64)
    }
}
