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

    @Test(arguments: ["a.mkv", "a.avi", "a.mp4", "fragments.mp4"])
    func saysWhetherAFileWasCutOff(name: String) async throws {
        let options = name == "fragments.mp4" ? ["-movflags", "frag_keyframe+empty_moov"] : ["-movflags", "faststart"]
        let path = try await TestVideo(count: 60).encoded(
            as: name, in: folder, ["-c:v", "mpeg4", "-g", "10"] + (name.hasSuffix("mp4") ? options : []))
        let bytes = try Data(contentsOf: URL(filePath: path))
        for (part, isCutOff) in [(1.0, false), (0.5, true)] {
            let cut = try folder.write(bytes.prefix(Int(Double(bytes.count) * part)), to: "cut").path
            let container = try VideoContainer(path: cut)
            var packet = av_packet_alloc()
            defer { av_packet_free(&packet) }
            let read = try #require(packet)
            while (try? container.read(read)) == true { av_packet_unref(read) }
            #expect(container.isCutOff == isCutOff, "\(part) of \(name)")
        }
    }
}

@Suite struct ContainerEndTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func end(_ bytes: [UInt8]) throws -> ContainerEnd {
        ContainerEnd(path: try folder.write(bytes, to: "file").path)
    }

    /// A box of MP4, which states that it has `size` bytes, and has as many of them as `holds` says.
    private func box(_ kind: String, size: UInt8, holds: Int) -> [UInt8] {
        [0, 0, 0, size] + Array(kind.utf8) + [UInt8](repeating: 7, count: holds)
    }

    @Test func boxes() throws {
        let start = box("ftyp", size: 16, holds: 8)
        #expect(try end(start + box("mdat", size: 20, holds: 12)) == .whole)
        #expect(try end(start + box("mdat", size: 21, holds: 12)) == .cutOff)
        // To the end of the file, however long.
        #expect(try end(start + box("mdat", size: 0, holds: 12)) == .whole)
        // A size of 64 bits.
        let large = Array("mdat".utf8) + [0, 0, 0, 0, 0, 0, 0, 24] + [UInt8](repeating: 7, count: 8)
        #expect(try end(start + [0, 0, 0, 1] + large) == .whole)
        #expect(try end(start + [0, 0, 0, 1] + large.dropLast()) == .cutOff)
        // What is not about pictures, and what somebody has appended, may be cut.
        #expect(try end(start + box("mdat", size: 20, holds: 12) + box("udta", size: 99, holds: 3)) == .whole)
        #expect(try end(start + box("mdat", size: 20, holds: 12) + [UInt8](repeating: 0, count: 30)) == .whole)
        // Between two fragments a file may end or have been cut.
        #expect(try end(start + box("moof", size: 20, holds: 12)) == .unknown)
        #expect(try end(start + box("moof", size: 20, holds: 11)) == .cutOff)
    }

    @Test func matroska() throws {
        let head: [UInt8] = [0x1a, 0x45, 0xdf, 0xa3, 0x82, 1, 2]
        let segment: [UInt8] = [0x18, 0x53, 0x80, 0x67]
        #expect(try end(head + segment + [0x83, 1, 2, 3]) == .whole)
        #expect(try end(head + segment + [0x40, 3, 1, 2, 3]) == .whole)
        #expect(try end(head + segment + [0x40, 4, 1, 2, 3]) == .cutOff)
        // A size of which all bits are set is not known.
        #expect(try end(head + segment + [0xff, 1, 2, 3]) == .unknown)
        #expect(try end(head + segment + [1, 255, 255, 255, 255, 255, 255, 255, 9]) == .unknown)
    }

    /// A Matroska file that states its tracks and hides some of the pictures.
    private func tracks(_ crops: [UInt8]) throws -> URL {
        let video: [UInt8] = [0xe0, 0x80 + UInt8(crops.count)] + crops
        // Sound first: type 2.
        let sound: [UInt8] = [0xae, 0x83, 0x83, 0x81, 2]
        let track: [UInt8] = [0xae, 0x80 + UInt8(3 + video.count), 0x83, 0x81, 1] + video
        let tracks: [UInt8] = [0x16, 0x54, 0xae, 0x6b, 0x80 + UInt8(sound.count + track.count)] + sound + track
        let head: [UInt8] = [0x1a, 0x45, 0xdf, 0xa3, 0x82, 1, 2, 0x18, 0x53, 0x80, 0x67]
        return try folder.write(head + [0x80 + UInt8(tracks.count)] + tracks, to: "tracks.mkv")
    }

    @Test func whatMatroskaHidesOfItsPictures() throws {
        let crop = try #require(
            PictureCrop(matroska: tracks([0x54, 0xaa, 0x81, 4, 0x54, 0xbb, 0x82, 1, 0, 0x54, 0xdd, 0x81, 6]).path))
        #expect(crop.left == 0 && crop.top == 256 && crop.right == 6 && crop.bottom == 4)
        #expect(
            crop.fits(width: 7, height: 261) && !crop.fits(width: 6, height: 261) && !crop.fits(width: 7, height: 260))
        #expect(try PictureCrop(matroska: tracks([]).path) == nil)
        #expect(try PictureCrop(matroska: folder.write(Array("RIFF".utf8), to: "a.avi").path) == nil)
    }

    @Test func riff() throws {
        let head = Array("RIFF".utf8)
        #expect(try end(head + [4, 0, 0, 0] + Array("AVI ".utf8)) == .whole)
        #expect(try end(head + [5, 0, 0, 0] + Array("AVI ".utf8)) == .cutOff)
        #expect(try end(head + [0, 0, 0, 0] + Array("AVI ".utf8)) == .unknown)
    }

    @Test func gif() throws {
        // A table of two colours, an extension, and a picture with two parts of data; then the trailer.
        let bytes: [UInt8] =
            Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + [UInt8](repeating: 9, count: 6)
            + [0x21, 0xfe, 2, 0x3b, 0x3b, 0] + [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x3b, 1, 1, 8, 0]
        #expect(try end(bytes + [0x3b]) == .whole)
        #expect(try end(bytes + [0x3b, 0, 0]) == .whole)
        #expect(try end(bytes) == .cutOff)
        #expect(try end(bytes.dropLast(3)) == .cutOff)
        #expect(try end(Array(bytes.prefix(9))) == .cutOff)
        #expect(try end(bytes + [0x55]) == .unknown)
    }

    /// A page of Ogg with two bytes of data: flag 2 begins a stream and 4 ends it.
    private func page(_ flags: UInt8, stream: UInt8) -> [UInt8] {
        Array("OggS".utf8) + [0, flags] + [UInt8](repeating: 0, count: 8) + [stream] + [UInt8](repeating: 0, count: 11)
            + [2, 1, 1, 7, 7]
    }

    @Test func ogg() throws {
        let start = page(2, stream: 1) + page(2, stream: 2) + page(0, stream: 1) + page(4, stream: 2)
        #expect(try end(start + page(4, stream: 1)) == .whole)
        #expect(try end(start + page(4, stream: 1).dropLast()) == .cutOff)
        #expect(try end(start) == .cutOff)
        #expect(try end(page(2, stream: 1) + [7, 7, 7, 7, 7]) == .unknown)
    }

    @Test func othersAreNotKnown() throws {
        #expect(try end(Array("FLV and more".utf8)) == .unknown)
        #expect(try end([]) == .unknown)
        #expect(ContainerEnd(path: folder.file("none").path) == .unknown)
        #expect(ContainerEnd(path: folder.url.path) == .unknown)
    }
}
