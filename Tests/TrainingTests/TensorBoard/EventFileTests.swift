import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct EventFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func epoch(_ number: Int, loss: Double) -> LetterTask.Epoch {
        LetterTask.Epoch(
            epoch: number, learningRate: 0.001, loss: loss, trainAccuracy: 0.5, validationAccuracy: 0.25,
            validationStillLetters: 0.75, validationMeanOverSigners: 1, seconds: 2, picturesPerSecond: 100,
            isBest: number == 2)
    }

    @Test func figuresAreTheHistorysColumns() {
        let figures = epoch(1, loss: 0.5).figures
        #expect(figures.map(\.tag) == Array(LetterTask.Epoch.columns.dropFirst()))
        #expect(figures.map(\.value) == [0.001, 0.5, 0.5, 0.25, 0.75, 1, 2, 100, 0])
    }

    @Test func eventsOfAnotherTrainingAreKept() throws {
        let run = folder.file("runs/m")
        let first = try EventFile(in: run, now: { 7 })
        #expect(first.url.lastPathComponent == "events.out.tfevents.0000000007.fingerspell")
        let error = #expect(throws: EventFileError.exists(path: run.path)) { try EventFile(in: run) }
        #expect(error?.description.contains("--resume") == true)
        // Another file of the same second comes after it.
        let second = try EventFile(in: run, isResumed: true, now: { 7 })
        #expect(second.url.lastPathComponent == "events.out.tfevents.0000000008.fingerspell")
        _ = try EventFile(in: run, replaces: true, now: { 7 })
        #expect(try FileManager.default.contentsOfDirectory(atPath: run.path).count == 3)
    }

    @Test func aFolderThatCannotBeMadeIsNamed() throws {
        let file = try folder.write([1], to: "file")
        #expect(throws: EventFileError.noFolder(path: "\(file.path)/m")) {
            try EventFile(in: file.appending(path: "m"))
        }
    }

    /// The interpreter of `tools/test`, with TensorBoard.
    private static let python = TestData.repository.appending(path: ".build/tensorboard/bin/python3")

    @Test(
        "TensorBoard reads the figures, the settings, and what a resumed training adds",
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: python.path),
            "no TensorBoard: tools/test installs it"))
    func tensorBoard() async throws {
        let run = folder.file("m")
        let first = try EventFile(in: run, now: { 7 })
        try first.add(settings: ["seed": "1", "optimiser": "adamw"])
        for (number, loss) in [(1, 2.5), (2, 1.5), (3, 1.25)] { try first.add(epoch(number, loss: loss)) }
        // The third epoch was stopped before its checkpoint; it is trained again.
        let second = try EventFile(in: run, isResumed: true, after: 2, now: { 9 })
        try second.add(epoch(3, loss: 0.5))
        let picture = folder.file("p.png")
        try PNG.write(GreyImage(width: 5, height: 3, filledWith: 9), to: picture)
        try second.add(picture: picture, tag: "confusions", epoch: 3)
        try second.add(picture: first.url, tag: "none", epoch: 3)
        let script = """
            import json, sys
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            events = EventAccumulator(sys.argv[1]).Reload()
            scalars = {tag: [(s.step, s.value, s.wall_time) for s in events.Scalars(tag)]
                       for tag in events.Tags()["scalars"]}
            texts = {tag: [t.tensor_proto.string_val[0].decode() for t in events.Tensors(tag)]
                     for tag in events.Tags()["tensors"]}
            pictures = {tag: [[i.step, i.width, i.height] for i in events.Images(tag)]
                        for tag in events.Tags()["images"]}
            print(json.dumps({"scalars": scalars, "texts": texts, "pictures": pictures}))
            """
        let result = try await ChildProcess(Self.python, ["-c", script, run.path]).result()
        #expect(result.status == 0, "\(result.errorText)")
        struct Read: Decodable {
            var scalars: [String: [[Double]]]
            var texts: [String: [String]]
            var pictures: [String: [[Int]]]
        }
        let read = try JSONDecoder().decode(Read.self, from: Data(result.text.utf8))
        #expect(Set(read.scalars.keys) == Set(LetterTask.Epoch.columns.dropFirst()))
        #expect(read.scalars["loss"] == [[1, 2.5, 7], [2, 1.5, 7], [3, 0.5, 9]])
        #expect(read.scalars["best"] == [[1, 0, 7], [2, 1, 7], [3, 0, 9]])
        #expect(read.pictures == ["confusions": [[3, 5, 3]]])
        #expect(read.texts == ["settings": ["| setting | value |\n|---|---|\n| optimiser | adamw |\n| seed | 1 |\n"]])
    }
}
