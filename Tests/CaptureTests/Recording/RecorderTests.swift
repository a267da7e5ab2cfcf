import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct RecorderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func record(_ frames: [Frame], to name: String = "a.mkv") throws -> String {
        let recorder = try Recorder(path: folder.file(name).path)
        for frame in frames { try recorder.write(frame) }
        try recorder.finish()
        return recorder.path
    }

    private func play(_ path: String) throws -> Collected {
        Collected(try VideoFile(path: path, pace: .max))
    }

    @Test(arguments: PixelFormat.allCases.filter { $0 != .jpeg })
    func aReplayShowsTheVeryLuminance(format: PixelFormat) throws {
        let frames = (0..<12).map { TestFrames.frame(format, number: $0) }
        let played = try play(record(frames))
        #expect(played.failure == nil)
        #expect(played.luminances == frames.map(\.plainLuminance))
    }

    @Test(arguments: [
        (PixelFormat.grey, PixelFormat.grey), (.yuyv, .yuyv), (.uyvy, .yuyv), (.nv12, .yuv420), (.yuv420, .yuv420),
        (.yvu420, .yuv420), (.rgb, .rgb), (.bgr, .rgb),
    ])
    func coloursStayToo(recorded: PixelFormat, replayed: PixelFormat) throws {
        let frame = TestFrames.frame(recorded)
        let seen = try #require(try play(record([frame])).frames.first)
        #expect(seen.format == replayed)
        #expect(ColourSamples(of: seen) == ColourSamples(of: frame))
    }

    @Test func oddSizesStayAsTheyAre() throws {
        for format in [PixelFormat.grey, .yuv420, .rgb] {
            let frames = [TestFrames.frame(format, width: 15, height: 9)]
            #expect(try play(record(frames, to: "\(format).mkv")).luminances == frames.map(\.plainLuminance))
        }
    }

    @Test func timesAreTrueToTheMillisecond() throws {
        // Uneven, with a gap of half a minute; slides would be repeated, frames of a recording are not.
        let times = [1000.0, 1033, 1067, 1100, 31_100, 31_101, 31_500]
        let frames = times.map { time in
            var frame = TestFrames.frame(.grey)
            frame.time = time
            return frame
        }
        #expect(try play(record(frames)).times == times.map { $0 - 1000 })
    }

    @Test func timesThatStandStillMoveOn() throws {
        var frame = TestFrames.frame(.grey)
        frame.time = 7.4
        #expect(try play(record([frame, frame, frame])).times == [0, 1, 2])
    }

    @Test func cameraJPEGIsStoredAsItCame() async throws {
        let frames = try await TestFrames.jpegs(5, in: folder)
        let played = try play(record(frames))
        #expect(played.formats == [.jpeg])
        #expect(played.frames.map(\.bytes) == frames.map(\.bytes))
        #expect(played.times == frames.map { $0.time - 100 })
    }

    @Test func otherProgramsPlayIt() async throws {
        let frames = (0..<6).map { TestFrames.frame(.yuyv, number: $0) }
        let path = try record(frames)
        let plain = folder.file("plain.grey")
        try await TestVideo.ffmpeg(["-i", path, "-vsync", "0", "-f", "rawvideo", "-vf", "extractplanes=y", plain.path])
        #expect(Array(try Data(contentsOf: plain)) == frames.flatMap(\.plainLuminance))
    }

    @Test func whatIsOnTheDiskCanBePlayedAtAnyMoment() throws {
        // Two minutes of frames; the file is looked at before it is completed, as after a crash.
        let files = RecordingFiles(
            path: folder.file("a.mkv").path, space: FreeSpace(path: folder.file("a.mkv").path, reserve: 0))
        for number in 0..<120 {
            var frame = TestFrames.frame(.yuyv, number: number)
            frame.time = Double(number) * 1000
            try files.write(frame)
        }
        let crashed = try folder.write(Data(contentsOf: folder.file("a.mkv")), to: "crashed.mkv").path
        let played = try play(crashed)
        #expect(played.frames.count >= 118)
        #expect(
            played.luminances == (0..<played.frames.count).map { TestFrames.frame(.yuyv, number: $0).plainLuminance })
        try files.finish()
    }

    @Test func aChangeOfSizeBeginsAnotherFile() throws {
        let small = (0..<3).map { TestFrames.frame(.grey, number: $0) }
        let large = (3..<6).map { TestFrames.frame(.grey, number: $0, width: 20, height: 12) }
        let path = try record(small + large)
        #expect(try folder.names() == ["a-2.mkv", "a.mkv"])
        #expect(try play(path).luminances == small.map(\.plainLuminance))
        #expect(try play(folder.file("a-2.mkv").path).luminances == large.map(\.plainLuminance))
    }

    @Test func aFrameThatIsTooShortHarmsNothing() throws {
        var frame = TestFrames.frame(.nv12)
        frame.storage = FrameStorage(copying: [1, 2, 3])
        let path = try record([TestFrames.frame(.nv12), frame, TestFrames.frame(.nv12)])
        #expect(try play(path).frames.count == 3)
    }

    @Test func replacesAnOldRecordingOnlyWhenAFrameComes() throws {
        let path = try folder.write(Array("an old recording".utf8), to: "a.mkv").path
        try Recorder(path: path).finish()
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("an old recording".utf8))
        _ = try record([TestFrames.frame(.grey)])
        #expect(try play(path).frames.count == 1)
    }

    @Test func finishingTwiceIsNoError() throws {
        let recorder = try Recorder(path: folder.file("a.mkv").path)
        try recorder.write(TestFrames.frame(.grey))
        try recorder.finish()
        try recorder.finish()
        try recorder.write(TestFrames.frame(.grey))
        #expect(try play(recorder.path).frames.count == 1)
    }

    @Test func saysWhereItCannotWrite() throws {
        let missing = folder.file("none/a.mkv").path
        #expect(throws: CaptureError.cannotRecord(path: missing, reason: "its folder does not exist")) {
            try Recorder(path: missing)
        }
        let path = folder.url.path
        #expect(throws: CaptureError.cannotRecord(path: path, reason: "it is a folder")) { try Recorder(path: path) }
    }

    @Test func stopsBeforeTheDiskIsFull() throws {
        let path = folder.file("a.mkv").path
        #expect(throws: CaptureError.noRoom(path: path, bytes: .max)) { try Recorder(path: path, keepFree: .max) }
    }

    @Test func saysThatTheDiskIsFull() throws {
        let recorder = try Recorder(path: "/dev/full")
        #expect(throws: CaptureError.diskFull(path: "/dev/full")) {
            for number in 0..<200 { try recorder.write(TestFrames.frame(.rgb, number: number)) }
            try recorder.finish()
        }
    }
}
