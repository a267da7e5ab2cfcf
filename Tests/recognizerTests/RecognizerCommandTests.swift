import ArgumentParser
import TestSupport
import Testing

@testable import recognizer

/// Tests of the help text; what the command does is tested on the program itself, in `EndToEndTests`.
@Suite struct RecognizerCommandTests {
    @Test func everyOptionOfTheExamplesExists() throws {
        let examples = RecognizerCommand.helpMessage().split(separator: "\n").filter { $0.hasPrefix("  recognizer") }
        #expect(examples.count >= 8)
        for example in examples {
            let arguments = example.replacing("\"HD Pro Webcam C920\"", with: "C920").split(separator: " ").dropFirst()
            _ = try RecognizerCommand.parseAsRoot(arguments.map(String.init))
        }
    }

    @Test func helpNamesEveryOption() {
        let help = RecognizerCommand.helpMessage()
        for option in [
            "--camera", "--replay", "--demo", "--headless", "--json", "--box", "--mirror", "--record", "--model",
            "--speed", "--picture-time", "--list-cameras", "--locator", "--no-locator", "--stats", "--force",
            "--hold-time", "--correct", "--print-settings", "--list-words", "--forget-word", "--reading", "--version",
        ] {
            #expect(help.contains("  \(option) ") || help.contains("  \(option)\n"), "\(option)")
        }
    }

    @Test func helpThatCannotBeWrittenIsAnError() async throws {
        let result = try await ProductRunner.run("recognizer", ["--help"], sendingOutputTo: .fullDisk)
        #expect(result.status == 1 && result.errorText.contains(OutputDestination.fullDisk.message))
    }

    @Test func theCommandIsNamedAsTheProgram() {
        #expect(RecognizerCommand.configuration.commandName == "recognizer")
    }
}
