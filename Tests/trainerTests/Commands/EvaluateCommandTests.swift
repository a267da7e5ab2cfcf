import Foundation
import TestSupport
import Testing

@Suite struct EvaluateCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run("trainer", arguments, in: folder.url)
    }

    private func train() async throws {
        try folder.writeDrawnTable()
        try folder.writeDrawnTable("walls.csv", letters: "D", count: 40)
        let result = try await run([
            "--data", "set.csv", "--negatives", "walls.csv", "--network", "study", "--epochs", "6", "--batch", "4",
            "--out", "m.safetensors",
        ])
        #expect(result.status == 0, "\(result.errorText)")
    }

    @Test func printsTheAgreedKeys() async throws {
        try await train()
        let result = try await run(
            ["evaluate", "--model", "m.safetensors", "--data", "set.csv", "--negatives", "walls.csv", "--json"])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.lines.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
        let accuracy = try #require(object["accuracy"] as? Double)
        #expect(accuracy > 0.5 && accuracy <= 1)
        #expect(object["accuracyStillLetters"] as? Double == accuracy)
        #expect(object["meanOverSigners"] as? Double == accuracy)
        #expect((object["perSigner"] as? [String: Double])?.keys.sorted() == ["set"])
        #expect((object["perLetter"] as? [String: Double])?.keys.sorted() == ["A", "B", "C"])
        #expect((object["falseLetters"] as? [String: Double])?.keys.sorted() == ["walls.csv"])
        for key in ["confusions", "calibrationError", "top3", "macroF1", "lettersLost"] {
            #expect(object[key] != nil, "\(key)")
        }
    }

    @Test func printsAReport() async throws {
        try await train()
        let result = try await run(["evaluate", "--model", "m.safetensors", "--data", "set.csv"])
        #expect(result.status == 0)
        #expect(result.text.contains("precision    recall  f1-score   support"))
        #expect(result.text.contains("Accuracy on still letters"))
        // What the model does not know is left out of every figure, and said.
        try folder.writeDrawnTable("more.csv", letters: "ABCDE", count: 4)
        let more = try await run(["evaluate", "--model", "m.safetensors", "--data", "more.csv"])
        #expect(more.text.contains("of 12 pictures\nLeft out, unknown to the model: 8 pictures of D (4), E (4)\n"))
        #expect(more.text.contains("accuracy") && more.text.contains("        12\n"))
        let json = try await run(["evaluate", "--model", "m.safetensors", "--data", "more.csv", "--json"])
        let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect(object["leftOut"] as? [String: Int] == ["D": 4, "E": 4] && object["pictures"] as? Int == 12)
    }

    @Test func refusesWhatIsNoModel() async throws {
        try folder.writeDrawnTable()
        try folder.write(Array("no model".utf8), to: "m.safetensors")
        let result = try await run(["evaluate", "--model", "m.safetensors", "--data", "set.csv"])
        #expect(result.status == 1)
        #expect(result.errorText.contains("m.safetensors"))
    }

    @Test func wholeFramesAreFoundAndRead() async throws {
        try await train()
        try folder.writeDrawnFrames()
        let located = try await run([
            "locate", "--frames", "frames", "--epochs", "1", "--scenes-per-epoch", "16", "--batch", "8", "--rendered",
            "0", "--threads", "1", "--out", "l.safetensors",
        ])
        #expect(located.status == 0, "\(located.errorText)")
        let result = try await run([
            "evaluate", "--model", "m.safetensors", "--frames", "frames", "--locator", "l.safetensors", "--negatives",
            "walls.csv", "--sheet", "missed.png", "--json",
        ])
        #expect(result.status == 0, "\(result.errorText)")
        let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
        for key in ["endToEndStillLetters", "meanOverSigners", "locatorRecall", "meanIoU"] {
            #expect(object[key] is Double || object[key] is Int, "\(key)")
        }
        #expect((object["perSigner"] as? [String: Any])?.keys.sorted() == ["ann", "bob", "cid"])
        #expect((object["falseHands"] as? [String: Any])?.isEmpty == false)
        #expect(try folder.names().contains("missed.png"))
        let none = try await run([
            "evaluate", "--model", "m.safetensors", "--frames", "set.csv", "--locator", "l.safetensors",
        ])
        #expect(none.status == 1 && none.errorText.contains("set.csv"))
    }

    @Test func needsAModel() async throws {
        let result = try await run(["evaluate", "--data", "set.csv"])
        #expect(result.status == 64)
        #expect(result.errorText.contains("--model"))
    }

    @Test func everythingCanBeAskedForAtOnce() async throws {
        try await train()
        try FileManager.default.createDirectory(at: folder.file("motion"), withIntermediateDirectories: true)
        try folder.write(
            Array("file,signer,letter,index,x0,y0,x1,y1,side\n0.jpg,ann,J,0,,,,,\n".utf8), to: "motion/motion.csv")
        let result = try await run([
            "evaluate", "--model", "m.safetensors", "--data", "set.csv", "--negatives", "walls.csv", "--json",
            "--corruptions", "--motion", "motion", "--reliability", "r.png",
        ])
        #expect(result.status == 0, "\(result.errorText)")
        let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
        #expect((object["corruptions"] as? [String: Any])?.count == 9)
        #expect((object["motion"] as? [String: Any])?["recall"] as? [String: Double] == ["J": 0])
        #expect(object["smoothedStillLetters"] as? Double != nil)
        #expect(try folder.names().contains("r.png"))
        let plain = try await run(["evaluate", "--model", "m.safetensors", "--data", "set.csv", "--json"])
        let bare = try #require(try JSONSerialization.jsonObject(with: plain.output) as? [String: Any])
        #expect(bare["corruptions"] == nil && bare["motion"] == nil)
    }

    @Test(arguments: [
        (["--threshold", "2"], "--threshold 2.0: must be 0 to 1"),
        (["--words", "rendered:0"], "the number of words must be 1 to 10000"),
        (["--words", "rendered:many"], "the number of words must be 1 to 10000"),
        (["--words", "films", "--holds", "holds"], "give one of them"),
        (["--verification"], "--verification is measured on --holds"),
        (["--sheet", "x.png"], "--sheet is drawn of --frames"),
        (["--frames", "frames", "--confusions", "x.png"], "are drawn of --data alone"),
    ])
    func refusesWhatMakesNoSense(arguments: [String], words: String) async throws {
        let result = try await run(["evaluate", "--model", "m.safetensors", "--data", "set.csv"] + arguments)
        #expect(result.status == 64)
        #expect(result.errorText.contains(words), "\(result.errorText)")
    }
}
