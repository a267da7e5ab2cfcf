import TestSupport
import Testing

@testable import trainer

@Suite struct ShellCommandTests {
    @Test func whatAShellWouldChangeIsQuoted() async throws {
        let arguments = ["plain-1.0/a:b=c,d@e%f+g", "two words", "it's", "$HOME", "", "a\nb", "*"]
        let line = arguments.map(ShellCommand.quoted).joined(separator: " ")
        #expect(line.hasPrefix("plain-1.0/a:b=c,d@e%f+g 'two words' 'it'\\''s' '$HOME' ''"))
        let shell = try ChildProcess(
            .init(filePath: "/bin/sh"), ["-c", "for argument in \(line); do printf '%s|' \"$argument\"; done"])
        let echoed = try await shell.result()
        #expect(echoed.text == arguments.map { $0 + "|" }.joined())
    }

    @Test func aRepetitionNeitherGoesOnNorReplaces() {
        let line = ShellCommand.repeated(["/some/where/trainer", "--data", "my set", "--resume", "--force"])
        #expect(line == "trainer --data 'my set'")
    }
}
