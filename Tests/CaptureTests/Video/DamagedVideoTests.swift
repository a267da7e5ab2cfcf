import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct DamagedVideoTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func play(_ path: String) throws -> Collected {
        Collected(try VideoFile(path: path, pace: .max))
    }

    private func error(of path: String) -> CaptureError? {
        do throws(CaptureError) {
            _ = try VideoFile(path: path)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("a.mp4", ["-c:v", "libx264", "-qp", "0", "-bf", "0", "-movflags", "+faststart"]),
        ("a.mkv", ["-c:v", "ffv1"]), ("a.avi", ["-c:v", "ffvhuff", "-pix_fmt", "yuv422p"]),
        ("a.avi", ["-c:v", "mjpeg"]),
        ("a.gif", []), ("a.ogv", ["-c:v", "libtheora", "-g", "1"]),
        ("a.webm", ["-c:v", "libvpx-vp9", "-lossless", "1"]), ("a.mov", ["-c:v", "png", "-movflags", "+faststart"]),
    ])
    func playsToWhereItIsCutAndSaysSo(name: String, options: [String]) async throws {
        let path = try await TestVideo(count: 120).encoded(as: name, in: folder, options)
        let whole = try play(path)
        #expect(whole.failure == nil)
        #expect(whole.frames.count == 120)

        let bytes = try Data(contentsOf: URL(filePath: path))
        let cut = try play(folder.write(bytes.prefix(bytes.count * 6 / 10), to: "cut-" + name).path)
        guard case .damaged(let named, let moment, _)? = cut.failure else {
            Issue.record("a cut file must be called damaged, not \(String(describing: cut.failure))")
            return
        }
        #expect(named.hasSuffix("cut-" + name))
        #expect(cut.frames.count > 30 && cut.frames.count < 100)
        #expect(moment > 1000 && moment < 3400)
        // The last picture may be the damaged one; those before it are as they were.
        let sound = cut.frames.count - 1
        #expect(cut.frames.prefix(sound).map(\.bytes) == whole.frames.prefix(sound).map(\.bytes))
    }

    @Test func playsOnAfterDamageInTheMiddle() async throws {
        let path = try await TestVideo(count: 60).encoded(
            as: "a.avi", in: folder, ["-c:v", "png", "-pix_fmt", "rgb24"])
        var bytes = try Data(contentsOf: URL(filePath: path))
        let middle = bytes.count / 2
        for place in middle..<middle + 200 { bytes[place] = 0x55 }
        let played = try play(folder.write(bytes, to: "spoilt.avi").path)
        guard case .damaged? = played.failure else {
            Issue.record("damage must be told")
            return
        }
        #expect(played.frames.count > 50)
    }

    @Test func refusesWhatIsNotThere() {
        let path = folder.file("none.mp4").path
        #expect(error(of: path) == .noSuchFile(path: path))
    }

    @Test func refusesAFolder() {
        let path = folder.url.path
        #expect(error(of: path) == .unreadable(path: path, reason: "it is a folder"))
    }

    @Test func refusesAnEmptyFile() throws {
        let path = try folder.write([], to: "empty.mp4").path
        #expect(error(of: path) == .unreadable(path: path, reason: "it is empty"))
    }

    @Test func refusesRubbish() throws {
        let path = try folder.write((0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 * 7919 >> 3) }, to: "x.mp4").path
        guard case .unreadable(path, _)? = error(of: path) else {
            Issue.record("\(String(describing: error(of: path)))")
            return
        }
    }

    @Test func refusesAFilmWithoutItsIndex() async throws {
        let path = try await TestVideo().encoded(as: "a.mp4", in: folder, ["-c:v", "libx264"])
        let bytes = try Data(contentsOf: URL(filePath: path))
        let cut = try folder.write(bytes.prefix(bytes.count / 2), to: "cut.mp4").path
        #expect(error(of: cut) == .unreadable(path: cut, reason: "it is no video, or was cut off"))
    }

    @Test(arguments: ["tone.wav", "tone.mp3", "tone.ogg"])
    func refusesSound(name: String) async throws {
        let path = folder.file(name).path
        try await TestVideo.ffmpeg(["-f", "lavfi", "-i", "sine=duration=1", path])
        #expect(error(of: path) == .noVideo(path: path))
    }

    @Test func doesNotTakeACoverForAFilm() async throws {
        let cover = try await TestVideo(count: 1).encoded(as: "cover.png", in: folder)
        let path = folder.file("song.mp3").path
        try await TestVideo.ffmpeg([
            "-f", "lavfi", "-i", "sine=duration=1", "-i", cover, "-map", "0", "-map", "1", "-c:v", "copy",
            "-disposition:v", "attached_pic", path,
        ])
        #expect(error(of: path) == .noVideo(path: path))
    }

    @Test func doesNotTakeTextForAFilm() throws {
        let path = try folder.write(Array(String(repeating: "Just a few words.\n", count: 400).utf8), to: "notes.txt")
            .path
        #expect(error(of: path).map { "\($0)".contains("it is no video") } == true)
    }

    @Test func refusesAFilmWithoutPictures() throws {
        let path = try folder.write(TestVideo(count: 0).y4m(), to: "none.y4m").path
        let played = try? play(path)
        let failure = played?.failure ?? error(of: path)
        guard case .unreadable(path, _)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(played?.frames.isEmpty != false)
    }

    @Test func refusesPicturesThatAreTooLarge() throws {
        let header = Array("YUV4MPEG2 W16000 H16000 F30:1 Cmono\nFRAME\n".utf8)
        let path = try folder.write(header + [UInt8](repeating: 0, count: 1000), to: "huge.y4m").path
        #expect(error(of: path) == .tooLarge(path: path, width: 16000, height: 16000))
    }

    @Test func opensNoAddresses() {
        for path in ["http://127.0.0.1:9/a.mp4", "concat:a|b", "pipe:0"] {
            #expect(error(of: path) == .noSuchFile(path: path))
        }
    }

    @Test func takesNamesAsTheyAre() throws {
        let name = "a b\nfilm: «ё» %03d.y4m"
        let path = try folder.write(TestVideo().y4m(), to: name).path
        #expect(try play(path).frames.count == 12)
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func refusesWhatMayNotBeRead() throws {
        let path = try folder.write(TestVideo().y4m(), to: "secret.y4m").path
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        #expect(error(of: path) == .noFilePermission(path: path))
    }
}
