import TestSupport
import Testing

@Suite struct TrainerTests {
    @Test func withoutArgumentsItTrainsOnRenderedHands() async throws {
        let help = try await ProductRunner.run("trainer", ["train", "--help"])
        #expect(help.text.contains("Without any arguments it renders 12000 hands"))
        // The same way, without the minutes: nothing to resume is told before anything is rendered.
        let folder = try TemporaryFolder()
        let result = try await ProductRunner.run("trainer", ["--resume"], in: folder.url)
        #expect(result.status == 1)
        #expect(result.errorText.contains("trained/letters.checkpoint.safetensors: no checkpoint to resume from"))
    }

    @Test func otherCommandsSayWhatToPass() async throws {
        let result = try await ProductRunner.run("trainer", ["inspect", "--to", "sheet.png"])
        #expect(result.status == 64)
        #expect(result.text.isEmpty)
        #expect(result.errorText.contains("--data"))
        #expect(result.errorText.contains("swift run trainer --data"))
        #expect(result.errorText.contains("`trainer --help` lists"))
    }

    @Test func helpNamesEveryCommand() async throws {
        let result = try await ProductRunner.run("trainer", ["--help"])
        #expect(result.status == 0)
        for command in ["train", "inspect", "evaluate", "mistakes"] { #expect(result.text.contains(command)) }
        for set in ["asl_alphabet_train", "sign_mnist_train.csv", "Roboflow", "crops.csv"] {
            #expect(result.text.contains(set))
        }
    }

    @Test(arguments: ["train", "inspect", "evaluate", "mistakes"])
    func everyCommandHasHelp(command: String) async throws {
        let result = try await ProductRunner.run("trainer", [command, "--help"])
        #expect(result.status == 0)
        #expect(result.text.contains("--data"))
        #expect(result.text.contains("OVERVIEW"))
    }

    @Test func unknownFlagsAreRefused() async throws {
        let result = try await ProductRunner.run("trainer", ["--data", "x", "--speed", "9"])
        #expect(result.status == 64)
        #expect(result.errorText.contains("--speed"))
    }
}
