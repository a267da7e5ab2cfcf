import Basics
import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct PNGTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func writesWhatIsReadBack() throws {
        try PNG.write(Fixtures.colour, to: folder.file("colour.png"))
        try PNG.write(Fixtures.grey, to: folder.file("grey.png"))
        #expect(try Still.readRGB(folder.file("colour.png")) == Fixtures.colour)
        #expect(try Still.readGrey(folder.file("grey.png")) == Fixtures.grey)
        #expect(try folder.names() == ["colour.png", "grey.png"])
    }

    @Test(arguments: [(1, 1), (1, 200), (333, 1), (257, 65)])
    func writesAnySize(width: Int, height: Int) throws {
        var generator = SeededGenerator(seed: 1)
        let pixels = (0..<3 * width * height).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let image = RGBImage(width: width, height: height, pixels: pixels)
        try PNG.write(image, to: folder.file("picture.png"))
        #expect(try Still.readRGB(folder.file("picture.png")) == image)
    }

    @Test func isReadByOthers() async throws {
        try PNG.write(Fixtures.grey, to: folder.file("grey.png"))
        let bytes = try Data(contentsOf: folder.file("grey.png"))
        #expect(bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]))
        let identify = try ChildProcess(
            URL(filePath: "/usr/bin/ffprobe"),
            [
                "-v", "error", "-show_entries", "stream=codec_name,width,height,pix_fmt", "-of", "csv=p=0",
                folder.file("grey.png").path,
            ])
        let result = try await identify.result()
        #expect(result.text == "png,16,12,gray\n")
        #expect(result.errorText.isEmpty)
    }

    @Test func replacesAnOldFile() throws {
        try PNG.write(Fixtures.grey, to: folder.file("a.png"))
        try PNG.write(Fixtures.colour, to: folder.file("a.png"))
        #expect(try Still.readRGB(folder.file("a.png")) == Fixtures.colour)
        #expect(try folder.names() == ["a.png"])
    }

    @Test func saysWhereItCannotWrite() {
        let url = folder.file("missing/a.png")
        #expect(throws: ImageError.cannotWrite(file: url.path, reason: "No such file or directory")) {
            try PNG.write(Fixtures.grey, to: url)
        }
    }

    @Test func refusesAPictureWithoutPixels() {
        let url = folder.file("none.png")
        #expect(throws: ImageError.self) { try PNG.write(GreyImage(width: 0, height: 5), to: url) }
        #expect(throws: ImageError.self) { try PNG.write(RGBImage(width: 5, height: 0), to: url) }
        #expect(!FileManager.default.fileExists(atPath: url.path))
    }
}
