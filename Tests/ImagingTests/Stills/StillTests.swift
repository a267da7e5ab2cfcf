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
        ("palette.gif", 90), ("colour.heic", 6), ("colour.avif", 6),
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
    func laysWhatIsTransparentOverGrey(name: String) throws {
        // (200, 100, 50) at an opacity of 128 / 255 on the left, over 128 at 127 / 255; opaque on the right.
        let row: [UInt8] = [164, 114, 89, 164, 114, 89, 200, 100, 50, 200, 100, 50]
        #expect(try Still.readRGB(Fixtures.url(name)) == RGBImage(width: 4, height: 2, pixels: row + row))
    }

    @Test func laysATransparentHEIFOverGrey() throws {
        let expected = try Still.readRGB(Fixtures.url("transparent.png"))
        let difference = try #require(PictureDifference(try Still.readRGB(Fixtures.url("transparent.heic")), expected))
        #expect(difference.largest <= 12, "\(difference)")
    }

    @Test func aCutHEICIsCalledSoOnOneLine() throws {
        try folder.write(Array(try Fixtures.bytes("colour.heic").prefix(504)), to: "cut.heic")
        let error = try #require(throws: ImageError.self) { try Still.readRGB(folder.file("cut.heic")) }
        #expect(error.description.contains("cut.heic is damaged or cut off (Invalid input"))
        #expect(!error.description.contains("\\u{a}") && !error.description.contains("\n"))
    }

    @Test func readsEachPageOfATIFF() async throws {
        let url = folder.file("pages.tiff")
        try await Program.convert(Fixtures.url("colour.png").path, Fixtures.url("grey.png").path, url.path)
        #expect(try Still.pages(of: url) == .stills(2))
        #expect(try Still.readRGB(url) == Fixtures.colour)
        #expect(try Still.readRGB(url, page: 1) == RGBImage(Fixtures.grey))
    }

    @Test(arguments: [("film.gif", []), ("film.png", ["-f", "apng"])])
    func knowsFilmsFromPictures(name: String, options: [String]) async throws {
        let film = folder.file(name)
        let made = try await ChildProcess(
            URL(filePath: "/usr/bin/ffmpeg"),
            ["-v", "error", "-f", "lavfi", "-i", "testsrc=size=32x24:rate=5:duration=1"] + options + [film.path]
        ).result()
        try #require(made.status == 0, "\(made.errorText)")
        #expect(try Still.pages(of: film) == .film)
        #expect(!Still.isStill(film))
        for name in Fixtures.names {
            #expect(try Still.pages(of: Fixtures.url(name)) == .stills(1), "\(name)")
            #expect(Still.isStill(Fixtures.url(name)), "\(name)")
        }
        #expect(try !Still.isStill(folder.write(Array("words".utf8), to: "text.png")))
    }

    @Test(arguments: [
        (["-compress", "JPEG"], "colour.tiff", "compression"),
        (["-define", "quantum:format=floating-point", "-depth", "32"], "colour.tiff", "fractions"),
        ([], "TIFF64:colour.tiff", "BigTIFF"), (["-define", "tiff:tile-geometry=16x16"], "colour.tiff", "tiles"),
    ])
    func callsUnsupportedWhatItCannotRead(options: [String], name: String, word: String) async throws {
        let url = folder.file("colour.tiff")
        let target = name.replacing("colour.tiff", with: url.path)
        let made = try await ChildProcess(
            URL(filePath: "/usr/bin/env"), ["convert", Fixtures.url("colour.png").path] + options + [target]
        ).result()
        try #require(made.status == 0, "\(made.errorText)")
        let error = #expect(throws: ImageError.self) { try Still.readGrey(url) }
        guard case .unsupported(let file, let kind, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(file == url.path && kind.contains(word))
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
