import Basics
import CTurboJPEG
import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite struct JPEGDecoderTests {
    let scene = FrameLuminanceTests.scene

    @Test func readsTheHeader() throws {
        let decoder = try JPEGDecoder()
        let plain = try JPEGFixture.encode(scene, quality: 90).withUnsafeBytes { try decoder.header(of: $0) }
        #expect(plain == JPEGDecoder.Header(width: 64, height: 48, isForPrint: false))
        let inks = try Data(Fixtures.bytes("inks.jpg")).withUnsafeBytes { try decoder.header(of: $0) }
        #expect(inks.isForPrint)
    }

    @Test(arguments: [1, 2, 4, 8])
    func lendsTheLuminanceAtEveryScale(reduction: Int) throws {
        let decoder = try JPEGDecoder()
        let found = try luminance(JPEGFixture.encode(scene, quality: 98), decoder, reduction: reduction)
        let expected = try scene.luminance.resized(width: 64 / reduction, height: 48 / reduction)
        let difference = try #require(PictureDifference(found, expected))
        #expect(difference.largest <= 4, "\(difference)")
    }

    @Test func roundsReducedSizesUp() throws {
        let odd = RGBImage(GreyImage(width: 13, height: 9, filledWith: 200))
        let found = try luminance(JPEGFixture.encode(odd, quality: 98), try JPEGDecoder(), reduction: 4)
        #expect(found == GreyImage(width: 4, height: 3, filledWith: 200))
    }

    @Test func decodesPicturesWithoutHuffmanTables() throws {
        let whole = try JPEGFixture.encode(scene, quality: 90)
        let bare = JPEGFixture.withoutTables(whole)
        #expect(bare.count < whole.count - 200)
        // A decoder of its own each: tables of an earlier picture must not help.
        #expect(try luminance(bare, JPEGDecoder()) == luminance(whole, JPEGDecoder()))
    }

    @Test func goesOnAfterABadPicture() throws {
        let decoder = try JPEGDecoder()
        let whole = try JPEGFixture.encode(scene, quality: 90)
        let expected = try luminance(whole, decoder)
        for bad in [Data(), Data([0xff, 0xd8]), Data("not a picture".utf8), Data(count: 1000), whole.prefix(100)] {
            #expect(throws: JPEGDecoder.Failure.self) { try luminance(bad, decoder) }
            #expect(try luminance(whole, decoder) == expected)
        }
    }

    @Test func usesACameraFrameThatIsCutOff() throws {
        let whole = try JPEGFixture.encode(scene, quality: 90)
        let found = try luminance(whole.prefix(whole.count * 3 / 4), try JPEGDecoder())
        let expected = try luminance(whole, try JPEGDecoder())
        #expect(found.pixels.prefix(64 * 16) == expected.pixels.prefix(64 * 16))
    }

    @Test func survivesAnyBrokenByte() throws {
        let whole = try JPEGFixture.encode(scene, quality: 90)
        let decoder = try JPEGDecoder()
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            var broken = Array(whole)
            broken[.random(in: broken.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            do {
                // A broken size can be a huge one, which nobody would decode.
                let image = try luminance(Data(broken), decoder, largest: 1_000_000)
                #expect(image?.pixels.isEmpty != true)
            } catch {
                #expect(error is JPEGDecoder.Failure)
            }
        }
    }

    @Test func aFrameIsDecodedOnceAtEachScale() throws {
        let decoder = try JPEGDecoder()
        let first = FrameStorage(copying: try JPEGFixture.encode(scene, quality: 90))
        let second = FrameStorage(copying: try JPEGFixture.encode(RGBImage(scene.luminance), quality: 90))
        func show(_ frame: FrameStorage, _ reduction: Int) throws -> GreyImage {
            try decoder.withLuminance(of: frame, reduction: reduction) { picture in
                defer { picture.pixels.map { UnsafeMutablePointer(mutating: $0).pointee = 77 } }
                return picture.luminance()
            }
        }
        let fresh = try show(first, 1)
        #expect(try show(first, 1).pixels.first == 77)
        #expect(try show(first, 2).width == 32)
        #expect(try show(first, 1) == fresh)
        _ = try show(second, 1)
        #expect(try show(first, 1) == fresh)
    }

    @Test func aFrameInTheMemoryOfAnEarlierOneIsDecoded() throws {
        let decoder = try JPEGDecoder()
        // Freed memory is soon given to the next frame, so that its place tells nothing.
        for value: UInt8 in [10, 90, 170, 250] {
            let flat = RGBImage(GreyImage(width: 64, height: 48, filledWith: value))
            let found = try luminance(JPEGFixture.encode(flat, quality: 90), decoder)
            #expect(found == GreyImage(width: 64, height: 48, filledWith: value))
        }
    }

    @Test func aBrokenFrameIsNotTakenForTheOneBefore() throws {
        let decoder = try JPEGDecoder()
        let whole = FrameStorage(copying: try JPEGFixture.encode(scene, quality: 90))
        let expected = try decoder.withLuminance(of: whole, reduction: 1) { $0.luminance() }
        let broken = FrameStorage(copying: Data(count: 1000))
        for _ in 0..<2 {
            #expect(throws: JPEGDecoder.Failure.self) {
                try decoder.withLuminance(of: broken, reduction: 1) { $0.luminance() }
            }
        }
        #expect(try decoder.withLuminance(of: whole, reduction: 1) { $0.luminance() } == expected)
    }

    private func luminance(_ jpeg: Data, _ decoder: JPEGDecoder, reduction: Int = 1) throws -> GreyImage {
        try decoder.withLuminance(of: FrameStorage(copying: jpeg), reduction: reduction) { $0.luminance() }
    }

    private func luminance(_ jpeg: Data, _ decoder: JPEGDecoder, largest: Int) throws -> GreyImage? {
        let header = try jpeg.withUnsafeBytes { try decoder.header(of: $0) }
        return header.width * header.height > largest ? nil : try luminance(jpeg, decoder)
    }
}

@Suite struct JPEGDecoderAverageTests {
    /// A picture as large as a camera's, with detail that a careless reduction would show.
    static let scene: RGBImage = {
        var image = GreyImage(width: 640, height: 480)
        for y in 0..<480 {
            for x in 0..<640 {
                let value = 128 + 60 * sin(Double(x) / 4) * cos(Double(y) / 6) + 50 * sin(Double(x + y) / 40)
                image[x, y] = UInt8(value.rounded())
            }
        }
        return RGBImage(image)
    }()

    /// Whatever scale the decoder chooses for a region, the cells are those of the whole picture, nearly.
    @Test(arguments: [40.0, 110, 160, 300, 420, 480, 640])
    func reducedPicturesGiveTheSameCells(side: Double) throws {
        let region = Region(x: 320 - side / 2, y: 240 - side / 2, width: side, height: side)
        let expected = try Self.scene.luminance.resized(from: region, width: 50, height: 50)
        let jpeg = try JPEGFixture.encode(Self.scene, quality: 95)
        let frame = Frame(
            format: .jpeg, width: 640, height: 480, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: jpeg))
        var grid = [Float](repeating: 0, count: 2500)
        try grid.withUnsafeMutableBufferPointer { grid throws(ImageError) in
            try frame.averageLuminance(over: region, columns: 50, rows: 50, into: grid)
        }
        let found = GreyImage(width: 50, height: 50, pixels: grid.map { UInt8($0.rounded()) })
        let difference = try #require(PictureDifference(found, expected))
        #expect(difference.largest <= 4, "\(difference)")
        #expect(difference.mean <= 1)
    }

    @Test func refusesPicturesOfTooManyPixels() throws {
        var bytes = try Fixtures.bytes("colour.jpg")
        let start = try #require(bytes.indices.first { bytes[$0] == 0xff && bytes[$0 + 1] == 0xc0 })
        bytes.replaceSubrange(start + 5..<start + 9, with: [0xff, 0xdc, 0xff, 0xdc])
        let frame = Frame(
            format: .jpeg, width: 640, height: 480, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
        #expect(throws: ImageError.malformedFrame(reason: "65500x65500 pixels are too many")) {
            var grid = [Float](repeating: 0, count: 4)
            try grid.withUnsafeMutableBufferPointer { grid throws(ImageError) in
                try frame.averageLuminance(
                    over: Region(x: 0, y: 0, width: 5, height: 5), columns: 2, rows: 2, into: grid)
            }
        }
    }

    @Test func decodersAreUsedByManyThreadsAtOnce() async throws {
        let jpeg = try JPEGFixture.encode(FrameLuminanceTests.scene, quality: 95)
        let frame = Frame(
            format: .jpeg, width: 64, height: 48, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: jpeg))
        let expected = try frame.luminance()
        try await withThrowingTaskGroup(of: GreyImage.self) { group in
            for _ in 0..<50 { group.addTask { try frame.luminance() } }
            for try await image in group { #expect(image == expected) }
        }
    }
}
