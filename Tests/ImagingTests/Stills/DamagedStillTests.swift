import Basics
import Foundation
import Imaging
import TestSupport
import Testing

/// Files that are no pictures, or no longer.
@Suite struct DamagedStillTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Cut off anywhere, a file gives an error; or, where only its trailer is missing, the very same picture.
    @Test(arguments: Fixtures.names)
    func neverGivesHalfAPicture(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let whole = try Still.readRGB(Fixtures.url(name))
        for count in 0..<bytes.count {
            let url = try folder.write(bytes.prefix(count), to: "cut")
            do {
                let image = try Still.readRGB(url)
                #expect(image == whole, "\(name) cut to \(count) of \(bytes.count) bytes")
            } catch {
                #expect(error.description.contains(url.path))
            }
        }
    }

    @Test(arguments: Fixtures.names, 0..<20)
    func survivesAnyBrokenByte(name: String, seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var bytes = try Fixtures.bytes(name)
        for _ in 0..<4 {
            bytes[.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
        }
        let url = try folder.write(bytes, to: "broken")
        do {
            let image = try Still.readRGB(url)
            #expect(image.width * image.height <= Still.largestPixelCount)
        } catch {
            #expect(error == .noMemory || error.description.contains(url.path))
        }
    }

    @Test func saysThatAFileIsEmpty() throws {
        let url = try folder.write([], to: "empty.jpg")
        #expect(throws: ImageError.empty(file: url.path)) { try Still.readGrey(url) }
    }

    @Test func saysThatAFileIsMissing() {
        let url = folder.file("missing.jpg")
        let error = #expect(throws: ImageError.self) { try Still.readGrey(url) }
        #expect(error == .cannotRead(file: url.path, reason: "No such file or directory"))
    }

    @Test func saysThatAFolderIsNoFile() {
        let error = #expect(throws: ImageError.self) { try Still.readGrey(folder.url) }
        #expect(error == .cannotRead(file: folder.url.path, reason: "it is a folder"))
    }

    @Test(arguments: [
        "a text, not a picture", "GIF", "\u{89}PNG", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        "ffconcat version 1.0\nfile /etc/passwd\n",
    ])
    func saysThatAFileIsNoPicture(text: String) throws {
        let url = try folder.write(Array(text.utf8), to: "text.png")
        #expect(throws: ImageError.notAPicture(file: url.path)) { try Still.readGrey(url) }
    }

    @Test(arguments: ["colour.png", "colour.bmp", "colour.jpg", "colour.ppm", "palette.gif", "colour.tiff"])
    func refusesTooManyPixelsBeforeTakingMemory(name: String) throws {
        var bytes = try Fixtures.bytes(name)
        let side: UInt16 = 20_000
        let (low, high) = (UInt8(side & 255), UInt8(side >> 8))
        switch name {
        case "colour.png":
            bytes.replaceSubrange(16..<24, with: [0, 0, high, low, 0, 0, high, low])
        case "colour.bmp":
            bytes.replaceSubrange(18..<26, with: [low, high, 0, 0, low, high, 0, 0])
        case "colour.jpg":
            let frame = try #require(bytes.indices.first { bytes[$0] == 0xff && bytes[$0 + 1] == 0xc0 })
            bytes.replaceSubrange(frame + 5..<frame + 9, with: [high, low, high, low])
        case "palette.gif":
            bytes.replaceSubrange(6..<10, with: [low, high, low, high])
        case "colour.tiff":
            // Tags 256 and 257: width and height, as 16-bit numbers.
            for tag in [UInt8(0), 1] {
                let entry = try #require(
                    bytes.indices.dropLast(12).first { Array(bytes[$0..<$0 + 4]) == [tag, 1, 3, 0] })
                bytes.replaceSubrange(entry + 8..<entry + 10, with: [low, high])
            }
        default:
            bytes = Array("P6\n20000 20000\n255\n".utf8) + bytes
        }
        let url = try folder.write(bytes, to: name)
        #expect(throws: ImageError.tooLarge(file: url.path)) { try Still.readGrey(url) }
        #expect(throws: ImageError.tooLarge(file: url.path)) { try Still.readRGB(url) }
    }
}
