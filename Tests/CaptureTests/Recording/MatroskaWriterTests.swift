import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct MatroskaWriterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func frame(at time: Double, number: Int = 0) -> Frame {
        var frame = TestFrames.frame(.grey, number: number)
        frame.time = time
        return frame
    }

    private func times(ofFramesAt times: [Double]) throws -> [Double] {
        let path = folder.file("a.mkv").path
        let writer = try MatroskaWriter(path: path, first: frame(at: times[0]))
        for time in times { try writer.write(frame(at: time)) }
        try writer.finish()
        return Collected(try VideoFile(path: path, pace: .max)).times
    }

    @Test func onlyFramesLikeTheFirstFit() throws {
        let writer = try MatroskaWriter(path: folder.file("a.mkv").path, first: TestFrames.frame(.yuyv))
        #expect(writer.fits(TestFrames.frame(.yuyv, number: 3)))
        #expect(!writer.fits(TestFrames.frame(.uyvy)))
        #expect(!writer.fits(TestFrames.frame(.yuyv, width: 18)))
        #expect(!writer.fits(TestFrames.frame(.yuyv, height: 12)))
        try writer.finish()
    }

    @Test func timesThatNoClockShowsHarmNothing() throws {
        // A hostile video's clock may stand at any of these while it is recorded.
        #expect(try times(ofFramesAt: [0, .nan, 40]) == [0, 1, 40])
        #expect(try times(ofFramesAt: [0, -.infinity, -1e300, 40]) == [0, 1, 2, 40])
        #expect(try times(ofFramesAt: [.nan, 5, .nan]) == [0, 1, 2])
        let far = try times(ofFramesAt: [0, .infinity, 1e300, .greatestFiniteMagnitude])
        #expect(far.count == 4 && far.dropFirst().allSatisfy { $0 > 1e11 })
    }

    @Test func finishingTwiceDoesNothingMore() throws {
        let path = folder.file("a.mkv").path
        let writer = try MatroskaWriter(path: path, first: frame(at: 0))
        try writer.write(frame(at: 0))
        try writer.finish()
        let size = try Data(contentsOf: URL(filePath: path)).count
        try writer.finish()
        #expect(try Data(contentsOf: URL(filePath: path)).count == size)
        #expect(throws: FFmpegError.self) { try writer.write(frame(at: 40)) }
    }

    @Test func whatIsLetGoUnfinishedCanBePlayed() throws {
        let path = folder.file("a.mkv").path
        do {
            let writer = try MatroskaWriter(path: path, first: frame(at: 0))
            for number in 0..<60 { try writer.write(frame(at: Double(number) * 100, number: number)) }
        }
        let played = Collected(try VideoFile(path: path, pace: .max))
        // All but the last half second.
        #expect(played.times.count >= 54)
        #expect(played.luminances == (0..<played.times.count).map { frame(at: 0, number: $0).plainLuminance })
    }
}
