import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct FrameLuminanceTests {
    /// A smooth scene of 64x48 pixels whose colours differ, so that a wrong weight shows.
    static let scene: RGBImage = {
        var image = RGBImage(width: 64, height: 48)
        for y in 0..<48 {
            for x in 0..<64 {
                let wave = 40 * sin(Double(x) / 7) * cos(Double(y) / 5)
                image.pixels[3 * (64 * y + x)] = UInt8(120 + wave + Double(x))
                image.pixels[3 * (64 * y + x) + 1] = UInt8(110 - wave + Double(y))
                image.pixels[3 * (64 * y + x) + 2] = UInt8(60 + 2 * Double(y))
            }
        }
        return image
    }()

    /// The scene in a format; chroma, which must not matter, is arbitrary.
    static func frame(_ format: PixelFormat, padding: Int = 0) throws -> Frame {
        let grey = scene.luminance.pixels
        let rows = (0..<48).map { Array(grey[64 * $0..<64 * $0 + 64]) }
        let pad = [UInt8](repeating: 7, count: padding)
        let chroma = [UInt8](repeating: 33, count: 48 * (64 + padding) / 2)
        let (rowBytes, bytes): (Int, [UInt8]) =
            switch format {
            case .grey: (64, rows.flatMap { $0 + pad })
            case .nv12, .yuv420, .yvu420: (64, rows.flatMap { $0 + pad } + chroma)
            case .yuyv: (128, rows.flatMap { $0.flatMap { [$0, 200] } + pad })
            case .uyvy: (128, rows.flatMap { $0.flatMap { [200, $0] } + pad })
            case .rgb: (192, (0..<48).flatMap { Array(scene.pixels[192 * $0..<192 * $0 + 192]) + pad })
            case .bgr:
                (
                    192,
                    (0..<48).flatMap { y in
                        (0..<64).flatMap { x in scene.pixels[192 * y + 3 * x..<192 * y + 3 * x + 3].reversed() } + pad
                    }
                )
            case .jpeg: (0, try Array(JPEGFixture.encode(scene, quality: 98)))
            }
        return Frame(
            format: format, width: 64, height: 48, stride: format == .jpeg ? 0 : rowBytes + padding, time: 0,
            sequence: 0, storage: FrameStorage(copying: bytes))
    }

    @Test(arguments: PixelFormat.allCases, [0, 5])
    func everyFormatShowsTheSameScene(format: PixelFormat, padding: Int) throws {
        let frame = try Self.frame(format, padding: padding)
        let allowed: Float = format == .jpeg ? 1.5 : 0.51
        let regions = [
            Region(x: 0, y: 0, width: 64, height: 48), Region(x: 10.3, y: 5.8, width: 30, height: 30),
            Region(x: -8, y: -8, width: 80, height: 80), Region(x: 20, y: 20, width: 7, height: 6, tilt: 0.4),
        ]
        for region in regions {
            for mirrored in [false, true] {
                let expected = try average { grid throws(ImageError) in
                    try Self.scene.luminance.averageLuminance(
                        over: region, columns: 9, rows: 8, mirrored: mirrored, into: grid)
                }
                let found = try average { grid throws(ImageError) in
                    try frame.averageLuminance(over: region, columns: 9, rows: 8, mirrored: mirrored, into: grid)
                }
                for (one, other) in zip(found, expected) { #expect(abs(one - other) <= allowed) }
            }
        }
    }

    @Test(arguments: PixelFormat.allCases)
    func givesTheWholePicture(format: PixelFormat) throws {
        let difference = try #require(
            PictureDifference(try Self.frame(format).luminance(), Self.scene.luminance))
        #expect(difference.largest <= (format == .jpeg ? 4 : 0), "\(difference)")
    }

    @Test(arguments: PixelFormat.allCases.filter { $0 != .jpeg })
    func refusesFramesWithTooFewBytes(format: PixelFormat) throws {
        let whole = try Self.frame(format)
        for (width, height, stride) in [
            (64, 4800, whole.stride), (65, 48, whole.stride), (64, 48, whole.stride - 1), (64, 48, whole.stride * 9),
            (0, 48, whole.stride), (64, 0, whole.stride), (-64, 48, whole.stride), (64, -48, whole.stride),
            (64, 48, -whole.stride), (Int.max, Int.max, Int.max), (64, 48, Int.max), (1 << 30, 1, 1 << 31),
        ] {
            var frame = whole
            frame.width = width
            frame.height = height
            frame.stride = stride
            #expect(throws: ImageError.self) { try frame.luminance() }
            #expect(throws: ImageError.self) {
                try average { grid throws(ImageError) in
                    try frame.averageLuminance(
                        over: Region(x: 0, y: 0, width: 8, height: 8), columns: 9, rows: 8, into: grid)
                }
            }
        }
    }

    @Test func readsTheVeryLastByte() throws {
        // No padding behind the last row: a frame may end where its last pixel does.
        let frame = Frame(
            format: .yuyv, width: 2, height: 2, stride: 100, time: 0, sequence: 0,
            storage: FrameStorage(copying: [UInt8](repeating: 9, count: 104)))
        #expect(try frame.luminance() == GreyImage(width: 2, height: 2, filledWith: 9))
    }

    @Test func saysWhatIsWrongWithAFrame() {
        let frame = Frame(
            format: .yuyv, width: 640, height: 480, stride: 1280, time: 0, sequence: 0,
            storage: FrameStorage(copying: [1, 2, 3]))
        #expect(throws: ImageError.malformedFrame(reason: "3 bytes are too few for 640x480 pixels of yuyv")) {
            try frame.luminance()
        }
    }

    private func average(
        _ body: (UnsafeMutableBufferPointer<Float>) throws(ImageError) -> Void
    ) throws -> [Float] {
        var grid = [Float](repeating: .nan, count: 72)
        try grid.withUnsafeMutableBufferPointer { grid throws(ImageError) in try body(grid) }
        return grid
    }

    @Test func aJPEGThatClaimsTooManyPixelsTakesNoMemory() throws {
        var bytes = try Array(JPEGFixture.encode(Fixtures.colour, quality: 90))
        let frame = try #require(bytes.indices.first { bytes[$0] == 0xff && bytes[$0 + 1] == 0xc0 })
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xff, 0xdc, 0xff, 0xdc])
        let huge = Frame(
            format: .jpeg, width: 16, height: 12, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
        let error = ImageError.malformedFrame(reason: "65500x65500 pixels are too many")
        #expect(throws: error) { try huge.luminance() }
        var grid = [Float](repeating: 0, count: 4)
        grid.withUnsafeMutableBufferPointer { grid -> Void in
            #expect(throws: error) {
                try huge.averageLuminance(
                    over: Region(x: 0, y: 0, width: 9, height: 9), columns: 2, rows: 2, into: grid)
            }
        }
    }
}
