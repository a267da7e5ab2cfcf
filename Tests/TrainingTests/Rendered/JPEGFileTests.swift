import Foundation
import Imaging
import TestSupport
import Testing

@testable import Training

@Suite struct JPEGFileTests {
    private let ramp = GreyImage(
        width: 32, height: 24, pixels: (0..<32 * 24).map { UInt8($0 % 32 * 8) })

    @Test func greyPicturesComeBack() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(JPEGFile.bytes(of: ramp, quality: 95), to: "ramp.jpg")
        let read = try Still.readGrey(file)
        #expect(read.width == 32 && read.height == 24)
        for (before, after) in zip(ramp.pixels, read.pixels) { #expect(abs(Int(before) - Int(after)) < 6) }
    }

    @Test func coloursComeBack() throws {
        let folder = try TemporaryFolder()
        var image = RGBImage(width: 16, height: 16)
        for pixel in 0..<256 { image.pixels.replaceSubrange(3 * pixel..<3 * pixel + 3, with: [200, 90, 40]) }
        let file = try folder.write(JPEGFile.bytes(of: image, quality: 90), to: "colour.jpg")
        let read = try Still.readRGB(file)
        #expect(abs(Int(read.pixels[0]) - 200) < 6 && abs(Int(read.pixels[1]) - 90) < 6)
        #expect(abs(Int(read.pixels[2]) - 40) < 6)
    }

    @Test func betterIsLarger() throws {
        #expect(try JPEGFile.bytes(of: ramp, quality: 20).count < JPEGFile.bytes(of: ramp, quality: 95).count)
    }

    @Test func theSamePictureGivesTheSameBytes() throws {
        #expect(try JPEGFile.bytes(of: ramp, quality: 80) == JPEGFile.bytes(of: ramp, quality: 80))
    }

    @Test func emptyPicturesAreRefused() {
        #expect(throws: RenderingError.self) { try JPEGFile.bytes(of: GreyImage(width: 0, height: 0), quality: 80) }
    }
}
