import CTurboJPEG
import Foundation
import Testing

@testable import Display

/// JPEG pictures made for tests.
enum TestJPEG {
    /// A picture of red on the left and blue on the right, compressed at best quality.
    static func redAndBlue(width: Int, height: Int) throws -> [UInt8] {
        let (red, blue): ([UInt8], [UInt8]) = ([255, 0, 0], [0, 0, 255])
        let row = (0..<width).flatMap { $0 < width / 2 ? red : blue }
        let pixels: [UInt8] = (0..<height).flatMap { _ in row }
        let compressor = try #require(tjInitCompress())
        defer { tjDestroy(compressor) }
        var memory: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        let result = tjCompress2(
            compressor, pixels, Int32(width), 0, Int32(height), Int32(TJPF_RGB.rawValue), &memory, &size,
            Int32(TJSAMP_444.rawValue), 100, 0)
        defer { tjFree(memory) }
        try #require(result == 0)
        return Array(UnsafeBufferPointer(start: memory, count: Int(size)))
    }
}

@Suite struct ColourJPEGTests {
    private func decode(_ bytes: [UInt8], width: Int, height: Int, stride: Int) -> [UInt8]? {
        var pixels = [UInt8](repeating: 7, count: stride * height)
        let isDecoded = bytes.withUnsafeBytes { source in
            pixels.withUnsafeMutableBytes { ColourJPEG().decode(source, into: $0, stride: stride) }
        }
        return isDecoded ? pixels : nil
    }

    @Test func sizeIsReadFromTheHeader() throws {
        let size = try TestJPEG.redAndBlue(width: 48, height: 32).withUnsafeBytes { ColourJPEG().size(of: $0) }
        #expect(try #require(size) == (48, 32))
    }

    @Test func coloursComeOutAsBlueGreenRed() throws {
        let jpeg = try TestJPEG.redAndBlue(width: 48, height: 32)
        let pixels = try #require(decode(jpeg, width: 48, height: 32, stride: 200))
        let (left, right) = (16 * 200 + 4 * 4, 16 * 200 + 44 * 4)
        #expect(pixels[left] < 12 && pixels[left + 2] > 243 && pixels[left + 3] == 255)
        #expect(pixels[right] > 243 && pixels[right + 2] < 12)
        #expect(pixels[199] == 7, "what lies between the rows stays")
    }

    @Test func whatIsNoPictureIsRefused() {
        #expect([UInt8]().withUnsafeBytes { ColourJPEG().size(of: $0) } == nil)
        #expect([UInt8](repeating: 0x55, count: 100).withUnsafeBytes { ColourJPEG().size(of: $0) } == nil)
    }

    @Test func aBrokenPictureDoesNotSpoilTheNext() throws {
        let decoder = ColourJPEG()
        let good = try TestJPEG.redAndBlue(width: 48, height: 32)
        // A start, then a table of quantisation with a number that there is none of.
        let broken: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x04, 0x0F, 0x00, 0xFF, 0xD9]
        for bytes in [broken, Array(good.prefix(30)), [], [UInt8](repeating: 0, count: 50)] {
            #expect(bytes.withUnsafeBytes { decoder.size(of: $0) } == nil)
            #expect(try #require(good.withUnsafeBytes { decoder.size(of: $0) }) == (48, 32))
        }
    }

    @Test func memoryTooSmallIsRefused() throws {
        let jpeg = try TestJPEG.redAndBlue(width: 48, height: 32)
        #expect(decode(jpeg, width: 48, height: 31, stride: 192) == nil)
        #expect(decode(jpeg, width: 48, height: 64, stride: 100) == nil)
    }

    @Test func aPictureCutOffIsShownAsFarAsItGoes() throws {
        let jpeg = try TestJPEG.redAndBlue(width: 480, height: 320)
        #expect(decode(Array(jpeg.prefix(jpeg.count / 2)), width: 480, height: 320, stride: 1920) != nil)
    }
}
