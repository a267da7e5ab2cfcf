import Datasets
import Foundation
import TestSupport
import Testing
import Training

@Suite struct TrainCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func train(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run("trainer", arguments, in: folder.url)
    }

    @Test func learnsAndWritesEverything() async throws {
        try folder.writeDrawnTable()
        let result = try await train(
            ["--data", "set.csv", "--network", "study", "--epochs", "8", "--batch", "4", "--out", "m.safetensors"])
        #expect(result.status == 0, "\(result.errorText)")
        let lines = result.errorText.split(separator: "\n")
        #expect(lines.contains { $0.contains("set.csv: 90 pictures, 3 classes, 1 signer") })
        #expect(lines.contains { $0.hasPrefix("Split random:0.2: 72 pictures to learn from, 18 to validate with") })
        #expect(lines.contains { $0.contains("convolution 5x5, 15 filters") && $0.contains("1,890") })
        #expect(lines.count { $0.hasPrefix("epoch ") } == 8)
        #expect(!result.errorText.contains("\r"))
        #expect(result.text.contains("on training pictures"))
        #expect(result.text.contains("precision    recall  f1-score   support"))
        let names = try folder.names()
        for suffix in ["safetensors", "history.csv", "history.json", "checkpoint.safetensors", "report.txt"] {
            #expect(names.contains("m.\(suffix)"), "\(names)")
        }
        #expect(!names.contains { $0.contains("partial") })
        let history = try String(contentsOf: folder.file("m.history.csv"), encoding: .utf8)
        #expect(history.split(separator: "\n").count == 9)
        let accuracies = history.split(separator: "\n").dropFirst().compactMap { Double($0.split(separator: ",")[4]) }
        #expect((accuracies.max() ?? 0) > 0.8)
    }

    @Test func rendersItsOwnHandsWithoutData() async throws {
        let result = try await train(["--network", "study", "--rendered", "240", "--epochs", "1"])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.errorText.contains("240 hands rendered, 25 classes"))
        #expect(result.errorText.contains("of other people"))
        #expect(result.errorText.contains("trained/letters.safetensors; its figures"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("trained").path)
        for suffix in ["safetensors", "report.txt", "history.png", "confusions.png", "mistakes.png"] {
            #expect(names.contains("letters.\(suffix)"), "\(names)")
        }
    }

    @Test func rendersBesideData() async throws {
        try folder.writeDrawnTable()
        let settings = [
            "--data", "set.csv", "--network", "study", "--rendered", "48", "--epochs", "1", "--samples-per-epoch",
            "200", "--out", "m.st",
        ]
        let result = try await train(settings + ["--rendered-share", "0.5"])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.errorText.contains("18 to validate with"))
        let other = try await train(settings + ["--rendered-share", "0.1", "--epochs", "1", "--resume"])
        #expect(other.status == 1)
        #expect(other.errorText.contains("of another training (renderedShare)"), "\(other.errorText)")
    }

    @Test func sameSeedSameBytes() async throws {
        try folder.writeDrawnTable()
        for name in ["one", "two"] {
            _ = try await train(
                ["--data", "set.csv", "--network", "study", "--seed", "7", "--augment", "full", "--out", "\(name).st"])
        }
        let one = try Data(contentsOf: folder.file("one.st"))
        #expect(!one.isEmpty)
        #expect(try Data(contentsOf: folder.file("two.st")) == one)
    }

    @Test func writesEventsForTensorBoard() async throws {
        try folder.writeDrawnTable(count: 10)
        let settings = ["--data", "set.csv", "--network", "study", "--epochs", "2", "--tensorboard", "runs", "--out"]
        #expect(try await train(settings + ["m.st"]).status == 0)
        let run = folder.file("runs/m").path
        func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: run) }
        #expect(try files().count == 1 && files().allSatisfy { $0.hasPrefix("events.out.tfevents.") })
        // Another model of that name in another folder would be shown as one training with it.
        try FileManager.default.createDirectory(at: folder.file("other"), withIntermediateDirectories: false)
        let other = try await train(settings + ["other/m.st"])
        #expect(other.status == 1 && other.errorText.contains("runs/m has the events of a training"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("other").path).isEmpty)
        #expect(try await train(settings + ["m.st", "--resume"]).status == 0)
        #expect(try files().count == 2)
    }

    @Test func interruptedTrainingGoesOnWithResume() async throws {
        try folder.writeDrawnTable()
        let settings = ["--data", "set.csv", "--network", "study", "--samples-per-epoch", "2000", "--out"]
        let through = try await train(settings + ["through.st", "--epochs", "4"])
        #expect(through.status == 0)
        let child = try ProductRunner.start("trainer", settings + ["stopped.st", "--epochs", "4"], in: folder.url)
        try await child.waitForErrorOutput("epoch 1/4")
        child.send(SIGINT)
        let stopped = try await child.result()
        // Where the machine is quick it may have ended already; then there is nothing to go on with.
        if stopped.status != 0 {
            #expect(stopped.status == 130)
            #expect(stopped.errorText.contains("--resume"))
        }
        let resumed = try await train(settings + ["stopped.st", "--epochs", "4", "--resume"])
        #expect(resumed.status == 0, "\(resumed.errorText)")
        #expect(resumed.errorText.contains("Resuming after epoch"))
        #expect(
            try Data(contentsOf: folder.file("stopped.st")) == Data(contentsOf: folder.file("through.st")))
    }

    @Test func aFinishedTrainingIsReplacedOnlyWhenAskedFor() async throws {
        try folder.writeDrawnTable(count: 10)
        let settings = ["--data", "set.csv", "--network", "study", "--out", "m.safetensors"]
        #expect(try await train(settings + ["--epochs", "2"]).status == 0)
        func history() throws -> String { try String(contentsOf: folder.file("m.history.csv"), encoding: .utf8) }
        let first = try history()
        let again = try await train(settings + ["--epochs", "1"])
        #expect(again.status == 1 && again.text.isEmpty)
        #expect(again.errorText.contains("m.safetensors exists already") && again.errorText.contains("--resume"))
        #expect(try history() == first)
        // A report of the user's own would be replaced only at the end, which is too late to find out.
        try FileManager.default.removeItem(at: folder.file("m.safetensors"))
        for name in ["checkpoint.safetensors", "history.csv", "history.json", "command.txt", "report.html"] {
            try FileManager.default.removeItem(at: folder.file("m.\(name)"))
        }
        let report = try await train(settings + ["--epochs", "1"])
        #expect(report.status == 1 && report.errorText.contains("m.report.txt exists already"))
        #expect(try await train(settings + ["--epochs", "1", "--force"]).status == 0)
        #expect(try history().split(separator: "\n").count == 2)
    }

    @Test(arguments: [
        (["--data", "absent"], 1, "absent: no such file or folder"),
        (["--data", "empty"], 1, "empty: no labelled set (it is empty)"),
        (["--data", "set.csv", "--batch", "1"], 64, "--batch 1: must be 2 to 4096"),
        (["--data", "set.csv", "--epochs", "0"], 64, "--epochs 0"),
        (["--rendered", "5"], 64, "--rendered 5: must be at least 100 without --data"),
        (["--data", "set.csv", "--rendered-share", "2"], 64, "--rendered-share 2.0: must be 0 to 1"),
        (["--data", "set.csv", "--split", "people"], 64, "--split"),
        (["--data", "set.csv", "--hand-share", "2"], 64, "--hand-share 2.0"),
        (
            ["--data", "set.csv", "--network", "study", "--out", "new.st", "--resume"], 1,
            "no checkpoint to resume from"
        ),
        (
            ["--data", "set.csv", "--network", "study", "--out", "absent/m.st"], 1,
            "there is no folder"
        ),
        (["--data", "one.csv"], 1, "too few classes to learn (A)"),
        (["--data", "bad.csv"], 1, "none of the 2 pictures can be used; the first is"),
    ])
    func saysWhatIsWrong(arguments: [String], status: Int32, words: String) async throws {
        try folder.writeDrawnTable(count: 5)
        try folder.writeDrawnTable("one.csv", letters: "A", count: 10)
        try folder.write(
            Array(("label," + (1...784).map { "pixel\($0)" }.joined(separator: ",") + "\n1,2\n3,4\n").utf8),
            to: "bad.csv")
        try FileManager.default.createDirectory(at: folder.file("empty"), withIntermediateDirectories: false)
        let result = try await train(arguments)
        #expect(result.status == status)
        #expect(!result.wasSignalled)
        #expect(result.errorText.contains(words), "\(result.errorText)")
        #expect(result.text.isEmpty)
    }
}
