import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct VideoFileTests {
    private let folder: TemporaryFolder
    private let video = TestVideo()

    init() throws { folder = try TemporaryFolder() }

    private func play(_ path: String) throws -> Collected {
        Collected(try VideoFile(path: path, pace: .max))
    }

    @Test(arguments: [("420jpeg", PixelFormat.yuv420), ("422", .yuyv), ("mono", .grey)])
    func keepsEveryByteOfLuminance(layout: String, format: PixelFormat) throws {
        let played = try play(folder.write(video.y4m(layout: layout), to: "film.y4m").path)
        #expect(played.failure == nil)
        #expect(played.formats == [format])
        #expect(played.luminances == video.luminances)
        #expect(played.sequences == Array(0..<12))
        for (number, time) in played.times.enumerated() { #expect(abs(time - Double(number) * 1000 / 30) < 0.01) }
    }

    @Test func keepsOddSizes() throws {
        let odd = TestVideo(width: 33, height: 17, count: 3)
        for layout in ["420jpeg", "422", "mono"] {
            let played = try play(folder.write(odd.y4m(layout: layout), to: "odd-\(layout).y4m").path)
            #expect(played.luminances == odd.luminances, "\(layout)")
        }
    }

    @Test func keepsColoursInTheirPlaces() throws {
        let small = TestVideo(width: 4, height: 2, count: 1)
        let planar = try play(folder.write(small.y4m(), to: "420.y4m").path).frames[0]
        #expect(planar.bytes == small.luminance(0) + [100, 101] + [160, 159])
        let packed = try play(folder.write(small.y4m(layout: "422"), to: "422.y4m").path).frames[0]
        let luminance = small.luminance(0)
        #expect(packed.bytes[0..<8] == [luminance[0], 100, luminance[1], 160, luminance[2], 101, luminance[3], 159])
    }

    @Test(arguments: [
        ("a.mkv", "420jpeg", ["-c:v", "ffv1"], PixelFormat.yuv420),
        ("a.mkv", "mono", ["-c:v", "ffv1"], .grey),
        ("a.mkv", "422", ["-c:v", "ffvhuff"], .yuyv),
        ("a.mp4", "420jpeg", ["-c:v", "libx264", "-qp", "0"], .yuv420),
        ("a.webm", "420jpeg", ["-c:v", "libvpx-vp9", "-lossless", "1"], .yuv420),
        ("a.avi", "422", ["-c:v", "rawvideo", "-pix_fmt", "yuyv422"], .yuyv),
        ("a.avi", "422", ["-c:v", "rawvideo", "-pix_fmt", "uyvy422"], .uyvy),
    ])
    func playsContainersAndCodecs(name: String, layout: String, options: [String], format: PixelFormat) async throws {
        let played = try play(try await video.encoded(as: name, in: folder, layout: layout, options))
        #expect(played.failure == nil)
        #expect(played.formats == [format])
        #expect(played.luminances == video.luminances)
        #expect(played.times.count == 12)
        for (number, time) in played.times.enumerated() { #expect(abs(time - Double(number) * 1000 / 30) < 1) }
    }

    @Test(arguments: [
        ("a.gif", [], PixelFormat.rgb), ("a.avi", ["-c:v", "rawvideo", "-pix_fmt", "bgr24"], .bgr),
        ("a.mkv", ["-c:v", "ffv1", "-pix_fmt", "yuv444p10le"], .yuv420),
        ("a.mkv", ["-c:v", "ffv1", "-pix_fmt", "gray16le"], .grey),
    ])
    func playsOtherColours(name: String, options: [String], format: PixelFormat) async throws {
        let played = try play(try await video.encoded(as: name, in: folder, layout: "mono", options))
        #expect(played.failure == nil)
        #expect(played.formats == [format])
        #expect(played.frames.count == 12)
        // Upright and not mirrored: the shades are as far apart as range and rounding make them.
        for (seen, meant) in zip(played.luminances, video.luminances) {
            #expect(Correlation.of(seen, meant) > 0.98)
        }
    }

    @Test func handsJPEGOnAsItIsStored() async throws {
        let path = try await video.encoded(as: "a.avi", in: folder, ["-c:v", "mjpeg", "-q:v", "2"])
        let played = try play(path)
        #expect(played.formats == [.jpeg])
        #expect(played.frames.count == 12)
        for frame in played.frames {
            #expect((frame.width, frame.height) == (64, 48))
            #expect(frame.bytes.starts(with: [0xFF, 0xD8]))
            #expect(frame.bytes.withUnsafeBytes { JPEGHeader.isWhole($0) })
        }
    }

    @Test func keepsUnevenTimes() async throws {
        // Times in milliseconds, uneven but never so far apart that a picture would count as a slide.
        let path = try await video.encoded(
            as: "uneven.mkv", in: folder,
            [
                "-c:v", "ffv1", "-vf", "settb=1/1000,setpts=20*N+5*mod(N\\,3)", "-vsync", "passthrough",
                "-enc_time_base",
                "1:1000",
            ])
        #expect(try play(path).times == (0..<12).map { Double(20 * $0 + 5 * ($0 % 3)) })
    }

    @Test(arguments: ["late.mkv", "late.webm", "late.mp4", "late.ts", "late.flv"])
    func aFilmMayBeginLate(name: String) async throws {
        let codec = name.hasSuffix("webm") ? "libvpx" : "mpeg4"
        let options = ["-c:v", name.hasSuffix("flv") ? "flv" : codec, "-copyts"]
        let source = try await TestVideo(count: 30).encoded(as: "source.mkv", in: folder, ["-c:v", "ffv1"])
        let path = folder.file(name).path
        try await TestVideo.ffmpeg(["-itsoffset", "5", "-i", source] + options + [path])
        let played = Collected(try VideoFile(path: path, pace: .max))
        #expect(played.failure == nil)
        #expect(played.frames.count == 30 && played.times.first == 0)
    }

    @Test func whatAnEditListLeavesOutIsNotShown() async throws {
        let source = try await TestVideo(count: 30).encoded(
            as: "source.mp4", in: folder, ["-c:v", "libx264", "-g", "30", "-bf", "0"])
        // Copied from a picture that is no key picture: the file has those before it, and an edit list that hides them.
        let path = folder.file("cut.mp4").path
        try await TestVideo.ffmpeg(["-ss", "0.5", "-i", source, "-c", "copy", path])
        let played = Collected(try VideoFile(path: path, pace: .max))
        #expect(played.failure == nil && played.frames.count == 15)
        let whole = Collected(try VideoFile(path: source, pace: .max))
        #expect(played.frames.first?.bytes == whole.frames.dropFirst(15).first?.bytes)
    }

    @Test(arguments: [("2/1", 128, 48), ("1/2", 64, 96), ("1/1", 64, 48), ("100/1", 64, 48)])
    func pixelsBecomeSquare(aspect: String, width: Int, height: Int) async throws {
        for (name, codec) in [("wide.mkv", "ffv1"), ("wide.mp4", "mjpeg"), ("wide.avi", "mpeg4")] {
            // MP4 states it twice, the other way in the JPEG pictures themselves, which are made for printers.
            let path = try await TestVideo().encoded(
                as: name, in: folder, ["-c:v", codec, "-aspect", Self.shape(aspect)])
            let played = Collected(try VideoFile(path: path, pace: .max))
            #expect(played.frames.first.map { [$0.width, $0.height] } == [width, height], "\(name) \(aspect)")
        }
    }

    /// The shape of a picture of 64x48 pixels that are `aspect` wide.
    private static func shape(_ aspect: String) -> String {
        let parts = aspect.split(separator: "/").compactMap { Int($0) }
        return "\(64 * parts[0]):\(48 * parts[1])"
    }

    @Test(arguments: ["ffvhuff", "mjpeg"])
    func whatMatroskaHidesIsNotShown(codec: String) async throws {
        let path = try await TestVideo(count: 2).encoded(
            as: "whole.mkv", in: folder, ["-c:v", codec, "-aspect", "3:2"])
        var bytes = Array(try Data(contentsOf: URL(filePath: path)))
        // The shape in which it is shown, 3:2, becomes what is hidden at the top and on the left.
        let size: [UInt8] = [0x54, 0xb0, 0x81, 3, 0x54, 0xba, 0x81, 2]
        let place = try #require((0..<bytes.count - 8).first { Array(bytes[$0..<$0 + 8]) == size })
        bytes.replaceSubrange(place..<place + 8, with: [0x54, 0xcc, 0x81, 10, 0x54, 0xbb, 0x81, 6])
        let cropped = Collected(try VideoFile(path: folder.write(bytes, to: "cropped.mkv").path, pace: .max))
        #expect(cropped.failure == nil)
        let frame = try #require(cropped.frames.first)
        #expect(frame.width == 54 && frame.height == 42)
        guard codec == "ffvhuff" else { return }
        let whole = TestVideo(count: 2).luminance(0)
        let rest = (6..<48).flatMap { y in whole[64 * y + 10..<64 * (y + 1)] }
        #expect(frame.plainLuminance == rest)
    }

    @Test func rawPixelsOfAVIAreOpaque() async throws {
        // Windows leaves the fourth byte of such pixels 0.
        let path = folder.file("film.avi").path
        try await TestVideo.ffmpeg([
            "-f", "lavfi", "-i", "color=white@0.0:size=64x48:rate=10:duration=1,format=rgba", "-c:v", "rawvideo",
            "-pix_fmt", "bgra", path,
        ])
        let shades = try #require(Collected(try VideoFile(path: path, pace: .max)).luminances.first)
        #expect(shades.allSatisfy { $0 > 250 }, "\(shades.prefix(4))")
    }

    @Test(arguments: [
        ("film.webm", "libvpx-vp9", "yuva420p"), ("film.mov", "qtrle", "argb"), ("film.mkv", "ffv1", "bgra"),
    ])
    func whatIsTransparentIsGrey(name: String, codec: String, format: String) async throws {
        let path = folder.file(name).path
        try await TestVideo.ffmpeg([
            "-f", "lavfi", "-i", "color=white@0.0:size=64x48:rate=10:duration=1,format=rgba", "-c:v", codec, "-pix_fmt",
            format, path,
        ])
        let played = Collected(try VideoFile(path: path, pace: .max))
        let shades = try #require(played.luminances.first)
        #expect(played.failure == nil && shades.allSatisfy { abs(Int($0) - 128) < 4 }, "\(shades.prefix(4))")
    }

    @Test(arguments: ["90", "180", "270"])
    func turnsPhonePictures(degrees: String) async throws {
        let plain = try await video.encoded(as: "plain.mp4", in: folder, ["-c:v", "libx264", "-qp", "0"])
        let turned = folder.file("turned.mp4").path
        try await TestVideo.ffmpeg(["-i", plain, "-c", "copy", "-metadata:s:v", "rotate=\(degrees)", turned])
        // FFmpeg's own program turns it too: its pixels are the reference.
        let reference = folder.file("reference.grey")
        try await TestVideo.ffmpeg(["-i", turned, "-f", "rawvideo", "-vf", "extractplanes=y", reference.path])

        let played = try play(turned)
        let sides = degrees == "180" ? [64, 48] : [48, 64]
        #expect(played.frames.map { [$0.width, $0.height] } == Array(repeating: sides, count: 12))
        #expect(played.luminances.flatMap { $0 } == Array(try Data(contentsOf: reference)))
    }

    @Test func goesOnWhenTheSizeChanges() async throws {
        let options = ["-c:v", "libx264", "-f", "mpegts"]
        let small = try await video.encoded(as: "small.ts", in: folder, options)
        let large = try await TestVideo(width: 128, height: 96).encoded(as: "large.ts", in: folder, options)
        let both = try Data(contentsOf: URL(filePath: small)) + Data(contentsOf: URL(filePath: large))
        let played = try play(folder.write(both, to: "both.ts").path)
        let widths = played.frames.map(\.width)
        #expect(widths == Array(repeating: 64, count: 12) + Array(repeating: 128, count: 12))
        #expect(zip(played.times, played.times.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func givesTheSameFramesEveryTime() async throws {
        let path = try await video.encoded(as: "a.mp4", in: folder, ["-c:v", "libx264"])
        let (first, second) = (try play(path), try play(path))
        #expect(first.frames.map(\.bytes) == second.frames.map(\.bytes))
        #expect(first.times == second.times)
    }

    @Test func slidesStayAsLongAsTheyAreShown() async throws {
        let video = TestVideo(count: 3)
        let source = try folder.write(video.y4m(), to: "slides.y4m").path
        let path = folder.file("slides.mp4").path
        try await TestVideo.ffmpeg(["-r", "1", "-i", source, "-c:v", "libx264", "-qp", "0", path])
        let played = try play(path)
        #expect(played.luminances == (0..<3).flatMap { Array(repeating: video.luminance($0), count: 30) })
        for (number, time) in played.times.enumerated() { #expect(abs(time - Double(number) * 100 / 3) < 0.5) }
    }

    @Test func framesOutliveTheFile() async throws {
        let source = try VideoFile(path: try await video.encoded(as: "a.mkv", in: folder, layout: "mono"), pace: .max)
        let played = Collected(source, most: 5)
        source.close()
        source.close()
        guard case .ended = try source.next(within: 0) else {
            Issue.record("a closed file has ended")
            return
        }
        #expect(played.frames.count == 5)
        #expect(played.frames.allSatisfy { $0.bytes.count >= 64 * 48 })
    }
}
