import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import recognizer

@Suite struct TeachCommandTests {
    @Test func lettersMayStandTogetherOrApart() throws {
        let command = try #require(
            try RecognizerCommand.parseAsRoot(["teach", "--person", "Anna", "pq", "K"]) as? TeachCommand)
        #expect(command.letters == ["pq", "K"] && command.hand.person == "Anna")
    }

    @Test(
        "A wrong command line says what is wrong",
        arguments: [
            (["teach"], "--person NAME"),
            (["teach", "--person", "Anna", "AJ"], "“J” cannot be taught"),
            (["teach", "--person", "../Anna"], "no person's name"),
            (["teach", "--person", "Anna", "--learn", "--forget"], "exclude one another"),
            (["teach", "--person", "Anna", "--headless"], "only with --learn"),
            (["--person", "Anna", "--model", "m"], "--person and --model exclude one another"),
        ])
    func wrong(arguments: [String], named: String) {
        let error = #expect(throws: (any Error).self) { try RecognizerCommand.parseAsRoot(arguments) }
        #expect(error.map { RecognizerCommand.fullMessage(for: $0) }?.contains(named) == true)
        #expect(error.map { RecognizerCommand.exitCode(for: $0).rawValue } == 64)
    }

    @Test func theExamplesOfTheHelpAreUnderstood() throws {
        let help = RecognizerCommand.helpMessage(for: TeachCommand.self)
        let examples = help.split(separator: "\n").filter { $0.hasPrefix("  recognizer teach") }
        #expect(examples.count == 4)
        for example in examples {
            let arguments = example.split(separator: " ").dropFirst().map(String.init)
            #expect(try RecognizerCommand.parseAsRoot(arguments) is TeachCommand)
        }
    }

    @Test func nobodyIsReadWhoWasNotTaughtAndNothingIsKept() async throws {
        let folder = try TemporaryFolder()
        let environment = ["XDG_DATA_HOME": folder.file("data").path]
        func run(_ arguments: String...) async throws -> ProcessResult {
            try await ProductRunner.run("recognizer", arguments, environment: environment, in: folder.url)
        }
        let unknown = try await run("--person", "Anna", "--demo", "--headless")
        #expect(unknown.status == 1)
        #expect(unknown.errorText.contains("recognizer teach --person \"Anna\""))
        let none = try await run("teach", "--list-people")
        #expect(none.status == 0 && none.text.isEmpty)
        let learnt = try await run("teach", "--person", "Anna", "--learn")
        #expect(learnt.status == 1)
        #expect(learnt.text.contains("Too few pictures"))
        #expect(try await run("teach", "--person", "Anna", "--forget").errorText.contains("Nothing is kept"))
        #expect(!FileManager.default.fileExists(atPath: folder.file("data/fingerspell/people/Anna").path))
    }
}
