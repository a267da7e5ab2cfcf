import Foundation
import TestSupport
import Testing

@testable import Imaging

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
