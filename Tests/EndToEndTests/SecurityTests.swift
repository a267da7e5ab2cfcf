import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// What the program does to the machine that it runs on: nothing but what it was asked for.
@Suite struct SecurityTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    private static let strace = URL(filePath: "/usr/bin/strace")

    @Test(
        "Neither the network nor another program is used",
        .enabled(if: FileManager.default.isExecutableFile(atPath: strace.path), "strace is not installed"))
    func alone() async throws {
        let film = try stage.film(Take.word("HI", ending: 500))
        let calls = stage.file("calls")
        let traced = try ChildProcess(
            Self.strace,
            [
                "-f", "-qq", "-o", calls.path, "-e", "trace=network,execve,execveat,?fork,?vfork", "--",
                try ProductRunner.executable("recognizer").path, "--no-locator", "--headless", "--speed", "max",
                "--model",
                stage.model.path, "--replay", film.path, "--record", stage.file("a.mkv").path,
            ], environment: Stage.environment)
        let result = try await traced.result()
        try #require(result.text == "HI\n", "\(result.errorText)")
        let lines = try String(contentsOf: calls, encoding: .utf8).split(separator: "\n")
            .filter { !$0.contains("+++") && !$0.contains("---") }
        // Its own start is all there is.
        #expect(lines.count == 1 && lines.allSatisfy { $0.contains("execve(") }, "\(lines)")
    }

    @Test func onlyTheFilesThatWereAskedForAreOpen() async throws {
        let film = try stage.film(Take.word("HI", ending: 60_000))
        let recording = stage.file("a.mkv")
        let child = try stage.start("--headless", "--replay", film.path, "--record", recording.path)
        // Stopped at that moment: on a busy machine the film could be over before this test comes to look.
        try await child.waitForOutput("HI", thenSend: SIGSTOP)
        let folder = "/proc/\(child.identifier)/fd"
        let open = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
        }
        child.send(SIGINT)
        child.send(SIGCONT)
        _ = try await child.result()
        // The rest is what the test itself has open.
        #expect(open.filter { $0.hasPrefix(stage.folder.url.path) }.sorted() == [recording.path, film.path])
    }

    @Test func recordingsAreForTheirOwnerAlone() async throws {
        let film = try stage.film(Take.word("A"))
        let recording = stage.file("a.mkv")
        _ = try await stage.replay(film, "--record", recording.path)
        let attributes = try FileManager.default.attributesOfItem(atPath: recording.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("A path's line breaks do not split its message", arguments: ["--replay", "--model", "--record"])
    func messagesStayInOneLine(option: String) async throws {
        let film = try stage.film(Take.word("A"))
        let path = stage.file("no\nsuch\u{1b}[2J").path + (option == "--record" ? "/a.mkv" : "")
        let result = try await ProductRunner.run(
            "recognizer",
            ["--headless", "--no-locator", "--speed", "max", "--model", stage.model.path, "--replay", film.path]
                + [option, path])
        #expect(result.status == 1)
        #expect(result.errorText.split(separator: "\n").count == 1, "\(result.errorText)")
        #expect(result.errorText.contains("no\\u{a}such\\u{1b}[2J"), "\(result.errorText)")
    }

    @Test func aModelThatIsAPipeIsRefusedAtOnce() async throws {
        let pipe = stage.file("pipe.safetensors")
        try #require(mkfifo(pipe.path, 0o600) == 0)
        let film = try stage.film([.show("A")])
        for model in [pipe.path, "/dev/zero", "/proc/self/mem"] {
            let result = try await ProductRunner.run(
                "recognizer",
                ["--no-locator", "--headless", "--speed", "max", "--replay", film.path, "--model", model],
                environment: Stage.environment, deadline: 60)
            FailureTests.expectFailure(result, model)
        }
    }

    @Test func aSmallModelThatAsksForMuchMemoryIsRefused() async throws {
        // 256 KB of weights, whose outputs would take gigabytes.
        try PatternModel.write(to: stage.model)
        var parts = try BadModelTests.Parts(Data(contentsOf: stage.model))
        let layers = (0..<40).map { _ in #"{"type":"relu"}"# }.joined(separator: ",")
        parts.change(
            "__metadata__", "network",
            #"{"height":50,"width":50,"channels":1,"layers":[{"type":"convolution","filters":65536,"kernel":1},"#
                + layers + #",{"type":"averagePool"},{"type":"flatten"},{"type":"dense","units":27}]}"#)
        try parts.file().write(to: stage.model)
        FailureTests.expectFailure(
            try await stage.replay(stage.film([.show("A")])), "model.safetensors", "too many values")
    }

    @Test func aVideoThatNamesOtherFilesOpensNone() async throws {
        let film = try stage.film(Take.word("A"))
        for (name, text) in [
            ("list.ffconcat", "ffconcat version 1.0\nfile \(film.lastPathComponent)\n"),
            ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n\(film.path)\n#EXT-X-ENDLIST\n"),
            ("net.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n"),
        ] {
            let list = stage.file(name)
            try Data(text.utf8).write(to: list)
            FailureTests.expectFailure(try await stage.replay(list), name)
        }
    }
}
