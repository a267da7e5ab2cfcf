import Basics
import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// What can go wrong without a driver: each has one clear line on standard error and its exit status.
@Suite struct FailureTests {
    /// Expects exit status 1, nothing on standard output, and one message that holds all parts.
    static func expectFailure(_ result: ProcessResult, _ parts: String...) {
        #expect(result.status == 1 && !result.wasSignalled)
        #expect(result.text == "")
        #expect(result.errorText.hasPrefix("recognizer: "))
        #expect(result.errorText.split(separator: "\n").count == 1)
        for part in parts { #expect(result.errorText.contains(part), "\(result.errorText)") }
    }

    @Test func aFileThatIsNotThere() async throws {
        let stage = try Stage()
        Self.expectFailure(try await stage.replay(stage.file("none.mkv")), "none.mkv", "Check the spelling")
    }

    @Test func aFileThatIsNoVideo() async throws {
        let stage = try Stage()
        let file = stage.file("text.mkv")
        try Data(repeating: 65, count: 5000).write(to: file)
        Self.expectFailure(try await stage.replay(file), "text.mkv")
        try Data().write(to: file)
        Self.expectFailure(try await stage.replay(file), "text.mkv")
    }

    @Test func aFolderWithoutPictures() async throws {
        let stage = try Stage()
        let folder = stage.file("empty folder")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        Self.expectFailure(try await stage.replay(folder), "empty folder", "no picture")
        try Data("text".utf8).write(to: folder.appending(path: "a.txt"))
        Self.expectFailure(try await stage.replay(folder), "empty folder", "no picture")
    }

    @Test func aTruncatedVideoIsReadAsFarAsItGoesAndThenAnError() async throws {
        let stage = try Stage()
        let recording = stage.file("whole.mkv")
        let film = try stage.film(Take.word("HELLO"))
        _ = try await stage.replay(film, "--record", recording.path)
        let whole = try Data(contentsOf: recording)
        let cut = stage.file("cut.mkv")
        try whole.prefix(whole.count * 2 / 3).write(to: cut)
        let result = try await stage.replay(cut)
        #expect(result.text.hasPrefix("HE"))
        #expect(result.text.hasSuffix("\n"))
        if result.status != 0 {
            #expect(result.status == 1)
            #expect(result.errorText.contains("cut.mkv"))
        }
    }

    @Test func noSuchCamera() async throws {
        let stage = try Stage()
        Self.expectFailure(try await stage.recognize("--headless", "--camera", "/dev/none"), "/dev/none")
        Self.expectFailure(try await stage.recognize("--headless", "--camera", "No Such Camera"), "No Such Camera")
    }

    @Test(.enabled(if: !FileManager.default.fileExists(atPath: "/dev/video0"), "there is a camera"))
    func noCamera() async throws {
        let stage = try Stage()
        Self.expectFailure(try await stage.recognize("--headless"), "No camera", "--replay")
        let list = try await stage.recognize("--list-cameras")
        #expect(list.status == 0)
        #expect(list.text == "")
        #expect(list.errorText.contains("No camera"))
    }

    @Test func noModelWhereItIsLookedFor() async throws {
        let stage = try Stage()
        let result = try await stage.startElsewhere(["--headless", "--replay", "x"]).result()
        Self.expectFailure(result, "letters.safetensors", "--model FILE")
    }

    @Test func theDemoWhereThereIsNone() async throws {
        let stage = try Stage()
        let result = try await stage.startElsewhere(["--headless", "--demo", "--model", stage.model.path]).result()
        Self.expectFailure(result, "demo.mkv")
    }

    @Test(
        "A wrong command line is told and has status 64",
        arguments: [
            ["--box", "1,2,3"], ["--box", "0,0,0,0"], ["--mirror", "left"], ["--speed", "2"], ["--picture-time", "no"],
            ["--camera", "0", "--replay", "x"], ["--replay"], ["--no-such-option"], ["stray"],
        ])
    func usage(arguments: [String]) async throws {
        let result = try await ProductRunner.run("recognizer", arguments, environment: Stage.environment)
        #expect(result.status == 64)
        #expect(result.text == "")
        #expect(result.errorText.contains("Usage: recognizer"))
    }

    @Test(arguments: ["recognizer", "trainer", "benchmarks"])
    func everyProgramPrintsItsVersion(program: String) async throws {
        let result = try await ProductRunner.run(program, ["--version"])
        #expect(result.status == 0)
        #expect(result.text == "\(Version.current)\n")
    }

    @Test func helpIsPrintedAndWorthReading() async throws {
        let result = try await ProductRunner.run("recognizer", ["--help"])
        #expect(result.status == 0)
        for part in ["EXAMPLES", "--replay", "--list-cameras", "EXIT STATUS", "--mirror <auto|on|off>"] {
            #expect(result.text.contains(part))
        }
        #expect(result.text.split(separator: "\n").filter { !$0.hasPrefix("USAGE") }.allSatisfy { $0.count <= 80 })
    }

    @Test func aReaderThatHasHadEnoughIsNoFailure() async throws {
        let stage = try Stage()
        let film = try stage.film([.show("A", 600_000)])
        let recognizer = try ProductRunner.executable("recognizer").path
        let shell = try ChildProcess(
            URL(filePath: "/bin/bash"),
            [
                "-c", "\"$0\" \"$@\" | head -n 3; echo ${PIPESTATUS[0]}", recognizer, "--headless", "--json", "--speed",
                "max", "--model", stage.model.path, "--replay", film.path,
            ])
        let result = try await shell.result()
        #expect(result.lines.count == 4)
        #expect(result.lines.last == "0")
        #expect(result.errorText == "")
    }

    @Test func aFullDiskBehindStandardOutputIsAFailure() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("A"))
        let recognizer = try ProductRunner.executable("recognizer").path
        let shell = try ChildProcess(
            URL(filePath: "/bin/bash"),
            [
                "-c", "\"$0\" \"$@\" >/dev/full", recognizer, "--headless", "--json", "--speed", "max", "--model",
                stage.model.path, "--replay", film.path,
            ])
        let result = try await shell.result()
        #expect(result.status == 1)
        #expect(result.errorText.contains("No space left"))
    }

    @Test(arguments: ["--help", "--version"])
    func whatCannotBePrintedIsAFailure(argument: String) async throws {
        let recognizer = try ProductRunner.executable("recognizer").path
        let shell = try ChildProcess(
            URL(filePath: "/bin/bash"), ["-c", "\"$0\" \"$1\" >/dev/full", recognizer, argument],
            environment: Stage.environment)
        Self.expectFailure(try await shell.result(), "Standard output cannot be written to")
        let whole = try await ProductRunner.run("recognizer", [argument], environment: Stage.environment)
        #expect(whole.status == 0 && whole.errorText == "" && whole.text.hasSuffix("\n"))
    }
}
