import Foundation
import NeuralNetwork
import TestSupport
import Testing

/// What the commands do with files that exist, and with results that cannot be written.
@Suite struct OutputOptionsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.writeDrawnTable(count: 4)
        let preprocessing = #"{"side":50,"margin":1.2,"contrastFloor":8}"#
        for (name, seed) in [("m.safetensors", UInt64(1)), ("n.safetensors", 2)] {
            try ModelFile(
                network: Network(.study(classes: 3), seed: seed), labels: ["A", "B", "C"], preprocessing: preprocessing
            ).write(to: folder.file(name))
        }
    }

    private static let data = ["--model", "m.safetensors", "--data", "set.csv"]

    /// Every command that writes a file which its user names, with that name last.
    static let writing = [
        ["inspect", "--data", "set.csv", "--to"], ["mistakes"] + data + ["--to"],
        ["evaluate"] + data + ["--confusions"], ["evaluate"] + data + ["--reliability"],
        ["average", "m.safetensors", "n.safetensors", "--out"], ["export", "m.safetensors", "--out"],
        ["render", "--word", "A", "--width", "64", "--rate", "5", "--to"], ["render", "--chart", "--to"],
        ["render", "--word", "A", "--width", "64", "--rate", "5", "--to", "a.mkv", "--truth"],
    ]

    @Test(arguments: writing) func aFileOfTheUsersStays(arguments: [String]) async throws {
        let file = try folder.write([7], to: "mine")
        let names = try folder.names()
        let refused = try await ProductRunner.run("trainer", arguments + ["mine"], in: folder.url)
        #expect(refused.status == 1 && refused.text.isEmpty)
        #expect(refused.errorText.contains("mine exists already"), "\(refused.errorText)")
        #expect(try Data(contentsOf: file) == Data([7]))
        #expect(try folder.names() == names)
        let forced = try await ProductRunner.run("trainer", arguments + ["mine", "--force"], in: folder.url)
        #expect(forced.status == 0, "\(forced.errorText)")
        #expect(try Data(contentsOf: file).count > 1)
    }

    @Test(arguments: writing) func aPlaceThatCannotBeIsRefusedBeforeTheWork(arguments: [String]) async throws {
        try FileManager.default.createDirectory(at: folder.file("below"), withIntermediateDirectories: false)
        for (place, words) in [
            ("absent/x", "there is no folder"), ("below", "is a folder"), ("/dev/null", "is no file"),
        ] {
            let result = try await ProductRunner.run("trainer", arguments + [place, "--force"], in: folder.url)
            #expect(result.status == 1 && result.text.isEmpty)
            #expect(result.errorText.contains(words), "\(result.errorText)")
        }
    }

    @Test func twoOutputsNeedTwoFiles() async throws {
        let result = try await ProductRunner.run(
            "trainer", ["render", "--word", "A", "--to", "a", "--truth", "./a"], in: folder.url)
        #expect(result.status == 1 && result.errorText.contains("named for two outputs"), "\(result.errorText)")
        #expect(try !folder.names().contains("a"))
    }

    @Test(arguments: ["train", "inspect", "evaluate", "mistakes", "render", "export", "locate", "average"])
    func everyCommandThatWritesNamesTheOption(command: String) async throws {
        #expect(try await ProductRunner.run("trainer", [command, "--help"]).text.contains("--force"))
    }

    @Test(
        arguments: [
            ["inspect", "--data", "set.csv"], ["mistakes"] + data + ["--to", "x.png"], ["evaluate"] + data,
            ["evaluate"] + data + ["--json"], ["export", "m.safetensors"],
            ["average", "m.safetensors", "n.safetensors", "--out", "x.safetensors"],
            ["--data", "set.csv", "--network", "study", "--epochs", "1", "--out", "x.safetensors"],
            ["--help"], ["train", "--help"], ["--version"],
        ], OutputDestination.allCases)
    func resultsThatCannotBeWrittenAreAnError(arguments: [String], place: OutputDestination) async throws {
        let result = try await ProductRunner.run("trainer", arguments, sendingOutputTo: place, in: folder.url)
        #expect(result.status == 1 && !result.wasSignalled)
        #expect(result.errorText.contains(place.message), "\(result.errorText)")
        #expect(result.errorText.components(separatedBy: "Error: ").count == 2, "said once")
    }
}
