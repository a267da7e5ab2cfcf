import ArgumentParser
import Display
import Foundation
import Practice
import TestSupport
import Testing

@testable import recognizer

@Suite struct PracticeCommandTests {
    private func parse(_ arguments: String...) throws -> PracticeCommand {
        try #require(try RecognizerCommand.parseAsRoot(arguments) as? PracticeCommand)
    }

    @Test func optionsStandBeforeAndAfterTheName() throws {
        let command = try parse("--model", "m.safetensors", "practice", "--replay", "f.mkv", "words", "--list", "mine")
        #expect(command.hand.model == "m.safetensors" && command.source.replay == "f.mkv")
        #expect(command.activity == .words && command.list == "mine" && command.spellingSpeed == 2)
        #expect(try parse("practice").activity == nil)
        #expect(try parse("practice", "reading", "--spelling-speed", "4.5").spellingSpeed == 4.5)
    }

    @Test func withoutTheNameLettersAreRead() throws {
        #expect(try RecognizerCommand.parseAsRoot(["--replay", "practice"]) is RecognizerCommand)
        #expect(try RecognizerCommand.parseAsRoot([]) is RecognizerCommand)
    }

    @Test(
        "A wrong command line says what is wrong",
        arguments: [
            (["practice", "--spelling-speed", "7"], "must be 1 to 6"),
            (["practice", "--spelling-speed", "-1"], "must be 1 to 6"),
            (["practice", "singing"], "singing"),
            (["practice", "--headless"], "--headless does not go with practice"),
            (["practice", "--demo", "--replay", "x"], "--replay and --demo"),
        ])
    func wrong(arguments: [String], named: String) {
        let error = #expect(throws: (any Error).self) { try RecognizerCommand.parseAsRoot(arguments) }
        #expect(error.map { RecognizerCommand.fullMessage(for: $0) }?.contains(named) == true)
        #expect(error.map { RecognizerCommand.exitCode(for: $0).rawValue } == 64)
    }

    @Test func theExamplesOfTheHelpAreUnderstood() throws {
        let help = RecognizerCommand.helpMessage(for: PracticeCommand.self)
        let examples = help.split(separator: "\n").filter { $0.hasPrefix("  recognizer practice") }
        #expect(examples.count == 3)
        for example in examples {
            let arguments = example.split(separator: " ").dropFirst().map(String.init)
            #expect(try RecognizerCommand.parseAsRoot(arguments) is PracticeCommand)
        }
        #expect(RecognizerCommand.helpMessage().contains("practice"))
    }
}

@Suite struct PracticeListsTests {
    @Test func aListIsFoundByItsNameOrTheBeginningOfIt() throws {
        let first = try #require(WordList.builtIn.first)
        #expect(try PracticeLists().list(named: nil) == first)
        #expect(try PracticeLists().list(named: first.name.lowercased()) == first)
        #expect(try PracticeLists().list(named: "animal").name == "Animals")
        #expect(throws: PracticeListError.self) { try PracticeLists().list(named: "") }
    }
}

@Suite struct ProgressPageTests {
    @Test func everyLetterHasABarAndThePointsAreLarge() throws {
        let empty = PageContent(PracticeSummary(PracticeHistory(), now: Date()))
        #expect(empty.bars.map(\.label).joined() == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        #expect(empty.bars.allSatisfy { $0.share == nil } && empty.large == "0 points")
        var reading = ReadingExercise(word: "FOX")
        reading.answer("FOX")
        let history = PracticeHistory([PracticeResult(reading, milliseconds: 3000, date: Date())])
        let page = PageContent(PracticeSummary(history, now: Date()))
        #expect(page.large == "30 points" && page.note == "1 day in a row")
        #expect(page.lines.first?.text.contains("100 % of words") == true)
    }
}
