import Foundation
import TestSupport
import Testing

@Suite struct ChildProcessTests {
    @Test func capturesBothOutputsAndTheStatus() async throws {
        let result = try await shell("printf out; printf err >&2; exit 3").result()
        #expect(result.text == "out")
        #expect(result.errorText == "err")
        #expect(result.status == 3)
        #expect(!result.wasSignalled)
    }

    @Test func feedsInputLargerThanAPipe() async throws {
        let input = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) })
        let child = try ChildProcess(URL(filePath: "/bin/cat"), [], input: input)
        #expect(try await child.result().output == input)
    }

    @Test func survivesAChildThatDoesNotRead() async throws {
        let child = try ChildProcess(URL(filePath: "/bin/true"), [], input: Data(count: 1_000_000))
        #expect(try await child.result().status == 0)
    }

    @Test func killsWhatIsOverdue() async throws {
        let child = try shell("echo begun; exec sleep 600")
        let error = await #expect(throws: ProcessOverdue.self) { try await child.result(within: 0.2) }
        #expect(error?.result.wasSignalled == true)
        #expect(error?.result.lines == ["begun"])
    }

    @Test func waitsForATextAndInterrupts() async throws {
        let child = try shell("trap 'kill $!; echo caught; exit 5' INT; sleep 600 >/dev/null 2>&1 & echo ready; wait")
        try await child.waitForOutput("ready")
        child.send(SIGINT)
        let result = try await child.result()
        #expect(result.status == 5)
        #expect(result.lines == ["ready", "caught"])
    }

    @Test func startsInAFolder() async throws {
        let folder = try TemporaryFolder()
        let child = try ChildProcess(URL(filePath: "/bin/pwd"), ["-P"], folder: folder.url)
        #expect(try await child.result().text == folder.url.resolvingSymlinksInPath().path + "\n")
    }

    @Test func saysWhenTheTextNeverComes() async throws {
        let child = try shell("echo something else")
        let error = await #expect(throws: ProcessOverdue.self) { try await child.waitForOutput("this") }
        #expect(error?.description.contains("something else") == true)
    }

    @Test func setsAndRemovesVariables() async throws {
        let child = try ChildProcess(
            URL(filePath: "/bin/sh"), ["-c", "echo ${FINGERSPELL_A-unset} ${HOME-unset}"],
            environment: ["FINGERSPELL_A": "one", "HOME": ""])
        #expect(try await child.result().text == "one unset\n")
    }

    private func shell(_ script: String) throws -> ChildProcess {
        try ChildProcess(URL(filePath: "/bin/sh"), ["-c", script])
    }
}
