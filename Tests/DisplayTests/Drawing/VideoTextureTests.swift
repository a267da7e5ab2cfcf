import Charts
import CSDL2
import CTurboJPEG
import Foundation
import Imaging
import Testing

@testable import Display

/// Frames made for tests: red on the left half, blue on the right.
enum TestFrame {
    /// Luminance and chroma of red and blue (ITU-R BT.601, studio range).
    static let (red, blue) = ((y: UInt8(81), u: UInt8(90), v: UInt8(240)), (y: UInt8(41), u: UInt8(240), v: UInt8(110)))

    /// A frame of a layout; `padding` bytes follow every row of the first plane.
    static func redAndBlue(_ format: PixelFormat, width: Int = 64, height: Int = 48, padding: Int = 0) throws -> Frame {
        let isRed = { (x: Int) in x < width / 2 }
        let yuv = { (x: Int) in isRed(x) ? red : blue }
        let pad = [UInt8](repeating: 0, count: padding)
        let rows = { (row: [UInt8]) in (0..<height).flatMap { _ in row + pad } }
        let luma = (0..<width).map { yuv($0).y }
        let half = stride(from: 0, to: width, by: 2)
        let plane = { (row: [UInt8], pad: Int) in
            (0..<height / 2).flatMap { _ in row + [UInt8](repeating: 0, count: pad) }
        }
        let (u, v) = (half.map { yuv($0).u }, half.map { yuv($0).v })
        let bytes: [UInt8]
        var stride = width + padding
        switch format {
        case .grey: bytes = rows((0..<width).map { isRed($0) ? 200 : 50 })
        case .yuyv:
            bytes = rows(half.flatMap { [yuv($0).y, yuv($0).u, yuv($0 + 1).y, yuv($0).v] })
            stride = width * 2 + padding
        case .uyvy:
            bytes = rows(half.flatMap { [yuv($0).u, yuv($0).y, yuv($0).v, yuv($0 + 1).y] })
            stride = width * 2 + padding
        case .nv12: bytes = rows(luma) + plane(zip(u, v).flatMap { [$0, $1] }, padding)
        case .yuv420: bytes = rows(luma) + plane(u, padding / 2) + plane(v, padding / 2)
        case .yvu420: bytes = rows(luma) + plane(v, padding / 2) + plane(u, padding / 2)
        case .rgb:
            bytes = rows((0..<width).flatMap { isRed($0) ? [255, 0, 0] : [0, 0, 255] as [UInt8] })
            stride = width * 3 + padding
        case .bgr:
            bytes = rows((0..<width).flatMap { isRed($0) ? [0, 0, 255] : [255, 0, 0] as [UInt8] })
            stride = width * 3 + padding
        case .jpeg:
            bytes = try TestJPEG.redAndBlue(width: width, height: height)
            stride = 0
        }
        return Frame(
            format: format, width: width, height: height, stride: stride, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
    }
}

@MainActor @Suite struct VideoTextureTests {
    private func draw(_ frame: Frame) throws -> RGBImage? {
        let sheet = try Sheet(width: frame.width, height: frame.height)
        let video = VideoTexture(renderer: sheet.painter.renderer)
        guard video.upload(frame), let texture = video.texture else { return nil }
        sheet.painter.draw(
            texture, in: Rectangle(x: 0, y: 0, width: Double(frame.width), height: Double(frame.height)))
        return try sheet.picture()
    }

    @Test(arguments: PixelFormat.allCases.filter { $0 != .grey }, [0, 16])
    func everyLayoutShowsItsColours(format: PixelFormat, padding: Int) throws {
        SDL_SetYUVConversionMode(SDL_YUV_CONVERSION_BT601)
        let picture = try #require(try draw(try TestFrame.redAndBlue(format, padding: padding)))
        #expect(picture[8, 24].distance(to: Colour(hex: 0xFF0000)) <= 8, "\(picture[8, 24])")
        #expect(picture[56, 24].distance(to: Colour(hex: 0x0000FF)) <= 8, "\(picture[56, 24])")
        #expect(picture[8, 47].distance(to: Colour(hex: 0xFF0000)) <= 8)
    }

    @Test func greyIsShownAsItIs() throws {
        let picture = try #require(try draw(try TestFrame.redAndBlue(.grey, padding: 3)))
        #expect(picture[8, 24] == Colour(hex: 0xC8C8C8))
        #expect(picture[56, 24] == Colour(hex: 0x323232))
    }

    @Test(arguments: PixelFormat.allCases)
    func framesWithTooFewBytesAreRefused(format: PixelFormat) throws {
        var frame = try TestFrame.redAndBlue(format)
        let count = format == .jpeg ? 10 : frame.storage.count - 1
        let bytes = frame.storage.withUnsafeBytes { Array($0.prefix(count)) }
        frame.storage = FrameStorage(copying: bytes)
        #expect(try draw(frame) == nil)
    }

    @Test func framesWithoutSizeOrWithAStrideTooSmallAreRefused() throws {
        var frame = try TestFrame.redAndBlue(.yuyv)
        frame.stride = 100
        #expect(try draw(frame) == nil)
        frame = try TestFrame.redAndBlue(.grey)
        frame.height = 0
        let sheet = try Sheet(width: 8, height: 8)
        #expect(!VideoTexture(renderer: sheet.painter.renderer).upload(frame))
    }

    @Test func theTextureIsKeptWhileTheShapeStays() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let video = VideoTexture(renderer: sheet.painter.renderer)
        #expect(video.size == nil)
        #expect(video.upload(try TestFrame.redAndBlue(.yuyv)))
        let first = video.texture
        #expect(video.upload(try TestFrame.redAndBlue(.yuyv)))
        #expect(video.texture == first)
        #expect(video.upload(try TestFrame.redAndBlue(.nv12, width: 32, height: 16)))
        #expect(try #require(video.size) == (32, 16))
    }

    @Test func aBrokenFrameLeavesTheLastPicture() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let video = VideoTexture(renderer: sheet.painter.renderer)
        #expect(video.upload(try TestFrame.redAndBlue(.jpeg)))
        let broken = Frame(
            format: .jpeg, width: 64, height: 48, stride: 0, time: 1, sequence: 1,
            storage: FrameStorage(copying: [0xFF, 0xD8]))
        #expect(!video.upload(broken))
        #expect(try #require(video.size) == (64, 48))
    }
}

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

@Suite struct ColourJPEGDecoderTests {
    private func decode(_ bytes: [UInt8], width: Int, height: Int, stride: Int) -> [UInt8]? {
        var pixels = [UInt8](repeating: 7, count: stride * height)
        let isDecoded = bytes.withUnsafeBytes { source in
            pixels.withUnsafeMutableBytes { ColourJPEGDecoder().decode(source, into: $0, stride: stride) }
        }
        return isDecoded ? pixels : nil
    }

    @Test func sizeIsReadFromTheHeader() throws {
        let size = try TestJPEG.redAndBlue(width: 48, height: 32).withUnsafeBytes { ColourJPEGDecoder().size(of: $0) }
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
        #expect([UInt8]().withUnsafeBytes { ColourJPEGDecoder().size(of: $0) } == nil)
        #expect([UInt8](repeating: 0x55, count: 100).withUnsafeBytes { ColourJPEGDecoder().size(of: $0) } == nil)
    }

    @Test func aBrokenPictureDoesNotSpoilTheNext() throws {
        let decoder = ColourJPEGDecoder()
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
