import Foundation
import RecognitionSupport
import TestSupport
import Testing

@testable import Capture

/// Recordings that end in another way than they should: what was recorded until then is there, and reads the same.
@Suite struct RecordingFaultTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    /// The frames of a video as the `ffprobe` program counts them.
    private func framesElsewhere(_ url: URL) async throws -> Int {
        let probe = try ChildProcess(
            URL(filePath: "/usr/bin/ffprobe"),
            [
                "-v", "quiet", "-count_frames", "-select_streams", "v", "-show_entries", "stream=nb_read_frames", "-of",
                "csv=p=0", url.path,
            ])
        let result = try await probe.result()
        return try #require(result.lines.first.flatMap { Int($0.filter(\.isNumber)) }, "\(result.errorText)")
    }

    /// Plays a recording that was cut off, and expects to read in it what the live run has read in the same frames.
    ///
    /// - Returns: how many frames there are.
    @discardableResult
    private func expectSameReading(of recording: URL, as live: ProcessResult, atLeast least: Int) async throws -> Int {
        let replayed = try await stage.replay(recording, "--json")
        #expect(!replayed.wasSignalled)
        let then = try JSONObjects(live).of(type: "frame")
        let now = try JSONObjects(replayed).of(type: "frame")
        #expect(now.count >= least, "\(replayed.errorText)")
        #expect(now.count <= then.count)
        for (then, now) in zip(then, now) {
            #expect(then["letter"] as? String == now["letter"] as? String)
            #expect(abs(try #require(then["t"] as? Double) - (try #require(now["t"] as? Double))) <= 0.51)
        }
        // The last letter may be one that the end itself has typed.
        let typed = try JSONObjects(replayed).commits
        #expect(try JSONObjects(live).commits.starts(with: typed.dropLast()))
        let elsewhere = try await framesElsewhere(recording)
        #expect(abs(elsewhere - now.count) <= 1, "ffprobe finds \(elsewhere) frames")
        return now.count
    }

    @Test("The program is killed in the middle of a recording")
    func killed() async throws {
        let film = try stage.film(Take.word("HELLO", ending: 60_000))
        let recording = stage.file("killed.mkv")
        let child = try stage.start("--headless", "--json", "--replay", film.path, "--record", recording.path)
        try await child.waitForOutput(#""t":4000,"#, thenSend: SIGKILL)
        let live = try await child.result()
        #expect(live.wasSignalled && live.status == SIGKILL)
        // All but the last half second, and what a busy machine's recording thread had not come to.
        try await expectSameReading(of: recording, as: live, atLeast: 75)
    }

    @Test("The disk is full, as far as this process may write", arguments: [24, 100])
    func noMoreRoom(kilobytes: Int) async throws {
        let film = try stage.film(Take.word("HELLO", ending: 10_000))
        let recording = stage.file("full.mkv")
        let recognizer = try ProductRunner.executable("recognizer").path
        let shell = try ChildProcess(
            URL(filePath: "/bin/bash"),
            [
                "-c", "ulimit -f \(kilobytes); exec \"$0\" \"$@\"", recognizer, "--no-locator", "--headless", "--json",
                "--speed",
                "max",
                "--model", stage.model.path, "--replay", film.path, "--record", recording.path,
            ], environment: Stage.environment)
        let live = try await shell.result()
        // The recording has failed and that is told; the reading has not.
        #expect(live.status == 1 && !live.wasSignalled)
        #expect(live.errorText.contains("The disk is full: recording to \(recording.path) has stopped"))
        #expect(try JSONObjects(live).commits == ["H", "E", "L", "L", "O"])
        try await expectSameReading(of: recording, as: live, atLeast: 1)
    }

    /// A shell that may mount a file system of its own, as any user may on most machines.
    private static let canMount: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test("A disk that fills up is left with room for others", .enabled(if: canMount, "no file system can be mounted"))
    func diskNearlyFull() async throws {
        let film = try stage.film((0..<12).flatMap { _ in Take.word("HELLO", ending: 1000) })
        let disk = stage.file("disk")
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        let script = """
            mount -t tmpfs -o size=52m tmpfs "$DISK" || exit 99
            "$0" "$@" --record "$DISK/a.mkv"
            status=$?
            df --output=avail -B1 "$DISK" | tail -1 > "$DISK.free"
            cp "$DISK/a.mkv" "$DISK.mkv"
            exit $status
            """
        let shell = try ChildProcess(
            URL(filePath: "/usr/bin/unshare"),
            [
                "--user", "--map-root-user", "--mount", "bash", "-c", script,
                try ProductRunner.executable("recognizer").path, "--no-locator", "--headless", "--json", "--speed",
                "max",
                "--model",
                stage.model.path, "--replay", film.path,
            ], environment: Stage.environment.merging(["DISK": disk.path]) { $1 })
        let live = try await shell.result()
        #expect(live.status == 1 && !live.wasSignalled)
        #expect(live.errorText.contains("The disk is full"))
        #expect(try JSONObjects(live).commits.count == 60)
        let free = try String(contentsOf: stage.file("disk.free"), encoding: .utf8)
        #expect(try #require(Int(free.filter(\.isNumber))) > 40 << 20)
        try await expectSameReading(of: stage.file("disk.mkv"), as: live, atLeast: 100)
    }

    @Test(
        "Without room for a recording that is said and letters are read",
        .enabled(if: canMount, "nothing can be mounted"))
    func noRoomFromTheStart() async throws {
        let film = try stage.film(Take.word("HELLO", ending: 1000))
        let disk = stage.file("disk")
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        let script = """
            mount -t tmpfs -o size=40m tmpfs "$DISK" || exit 99
            "$0" "$@" --record "$DISK/a.mkv"
            status=$?
            ls "$DISK" >&2
            exit $status
            """
        let shell = try ChildProcess(
            URL(filePath: "/usr/bin/unshare"),
            [
                "--user", "--map-root-user", "--mount", "bash", "-c", script,
                try ProductRunner.executable("recognizer").path, "--no-locator", "--headless", "--speed", "max",
                "--model", stage.model.path, "--replay", film.path,
            ], environment: Stage.environment.merging(["DISK": disk.path]) { $1 })
        let result = try await shell.result()
        #expect(result.text == "HELLO\n" && result.status == 1)
        #expect(result.errorText.hasPrefix("recognizer: Less than 50 MB are free: not recorded."))
        #expect(result.errorText.split(separator: "\n").count == 1, "\(result.errorText)")
    }

    @Test("The source dies: its writer is killed behind a pipe")
    func sourceDies() async throws {
        let film = try stage.film(Take.word("HELLO", ending: 60_000))
        let pipe = stage.file("pipe")
        try #require(mkfifo(pipe.path, 0o600) == 0)
        let writer = try ChildProcess(
            URL(filePath: "/usr/bin/ffmpeg"),
            [
                "-nostdin", "-v", "quiet", "-y", "-re", "-i", film.path, "-c:v", "ffv1", "-f", "matroska",
                "-flush_packets", "1", "-cluster_time_limit", "100", pipe.path,
            ])
        let recording = stage.file("died.mkv")
        let child = try stage.start("--headless", "--json", "--replay", pipe.path, "--record", recording.path)
        try await child.waitForOutput(#""letter":"E","text":"HE"}"#)
        writer.send(SIGKILL)
        let live = try await child.result()
        #expect(!live.wasSignalled)
        #expect(try JSONObjects(live).commits.starts(with: ["H", "E"]))
        let frames = try JSONObjects(live).of(type: "frame").count
        // Nothing is lost here: the recording was finished.
        #expect(try await expectSameReading(of: recording, as: live, atLeast: frames) == frames)
    }

    @Test func aVideoIsNotWrittenOverWhileItIsRead() async throws {
        let film = try stage.film(Take.word("A"))
        let bytes = try Data(contentsOf: film)
        let (link, other) = (stage.file("link.mkv"), stage.file("other.mkv"))
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: film)
        try FileManager.default.linkItem(at: film, to: other)
        for target in [film, link, other] {
            let result = try await stage.replay(film, "--record", target.path, "--force")
            FailureTests.expectFailure(result, target.path, "it is the file that is to be read")
        }
        #expect(try Data(contentsOf: film) == bytes)
    }
}
