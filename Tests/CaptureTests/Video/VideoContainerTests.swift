import CFFmpeg
import Foundation
import TestSupport
import Testing

@testable import Capture

@Suite struct VideoContainerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func frames(_ path: String) -> Int {
        (try? Collected(VideoFile(path: path, pace: .max)).frames.count) ?? 0
    }

    @Test func onlyTheFileItselfIsOpened() async throws {
        // Lists that FFmpeg follows when it is let: the film that they name is good, and lies beside them.
        let film = try await TestVideo().encoded(as: "film.ts", in: folder, ["-c:v", "mpeg2video"])
        #expect(frames(film) > 0)
        let lists = [
            ("list.ffconcat", "ffconcat version 1.0\nfile film.ts\nduration 0.4\n"),
            (
                "list.m3u8",
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:0.4,\nfilm.ts\n#EXT-X-ENDLIST\n"
            ),
            ("list.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 26\n"),
        ]
        for (name, text) in lists {
            let path = try folder.write(Array(text.utf8), to: name).path
            #expect(frames(path) == 0, "\(name) led to frames")
        }
    }

    @Test func theNameSaysNothingAboutTheContents() throws {
        for name in ["film.m3u8", "film.txt", "film%03d.jpg", "film"] {
            #expect(frames(try folder.write(TestVideo().y4m(), to: name).path) == 12, "\(name)")
        }
    }

    @Test func aStreamFromAPipeIsPlayed() async throws {
        let film = try folder.write(TestVideo().y4m(), to: "film.y4m").path
        let pipe = folder.file("pipe").path
        try #require(mkfifo(pipe, 0o600) == 0)
        let writer = try ChildProcess(URL(filePath: "/bin/sh"), ["-c", "exec cat \"$0\" > \"$1\"", film, pipe])
        #expect(frames(pipe) == 12)
        #expect(try await writer.result().status == 0)
    }

    @Test func nothingStaysOpen() async throws {
        let film = try await TestVideo().encoded(as: "film.mp4", in: folder, ["-c:v", "mpeg4"])
        let bad = try folder.write((0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 29) }, to: "bad").path
        for path in [film, bad, folder.file("none").path, folder.url.path] {
            for _ in 0..<3 { _ = frames(path) }
        }
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
            return target?.hasPrefix(folder.url.path) == true
        }
        #expect(open.isEmpty)
    }

    @Test func saysHowMuchOfACutFileIsMissing() async throws {
        let path = try await TestVideo(count: 60).encoded(as: "a.mkv", in: folder, ["-c:v", "ffv1"])
        let bytes = try Data(contentsOf: URL(filePath: path))
        for (part, missing) in [(1.0, 0.0...50.0), (0.5, 700...1300)] {
            let cut = try folder.write(bytes.prefix(Int(Double(bytes.count) * part)), to: "cut.mkv").path
            let container = try VideoContainer(path: cut)
            var packet = av_packet_alloc()
            defer { av_packet_free(&packet) }
            let read = try #require(packet)
            while (try? container.read(read)) == true { av_packet_unref(read) }
            #expect(missing.contains(container.missingMilliseconds), "\(container.missingMilliseconds) ms of \(part)")
        }
    }
}
