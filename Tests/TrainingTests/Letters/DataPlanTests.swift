import Datasets
import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct DataPlanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func load(_ plan: DataPlan, notes: inout [String]) throws -> LetterData {
        var heard: [String] = []
        let data = try plan.load(seed: 1) { heard.append($0) }
        notes = heard
        return data
    }

    @Test func splitsByPictureWhereNobodyIsNamed() throws {
        let set = try folder.writePixelTable("set.csv", letters: "AB", count: 10)
        var notes: [String] = []
        let data = try load(DataPlan(data: [set]), notes: &notes)
        #expect(data.train.samples.count == 16 && data.validation.samples.count == 4)
        #expect(data.samePeople)
        #expect(notes.contains { $0.contains("set.csv: 20 pictures, 2 classes, 1 signer") })
        #expect(notes.contains { $0.contains("the figures flatter") })
        #expect(data.sources == ["set.csv"])
        #expect(data.labels == ["A", "B"])
    }

    @Test func otherSplitsCanBeAskedFor() throws {
        let set = try folder.writePixelTable("set.csv", letters: "AB", count: 10)
        var notes: [String] = []
        let data = try load(DataPlan(data: [set], split: .random(0.5)), notes: &notes)
        #expect(data.validation.samples.count == 10)
    }

    @Test func validationIsTestedWhole() throws {
        let train = try folder.writePixelTable("train.csv", letters: "ABC", count: 3)
        let test = try folder.writePixelTable("test.csv", letters: "AB", count: 2, from: 50)
        var notes: [String] = []
        let data = try load(DataPlan(data: [train], validation: [test]), notes: &notes)
        #expect(data.train.samples.count == 9 && data.validation.samples.count == 4)
        #expect(!data.samePeople)
        #expect(!notes.contains { $0.contains("flatter") })
    }

    @Test func sayswhoIsOnBothSides() throws {
        let one = try folder.writePixelTable("a/set.csv", letters: "AB", count: 2)
        let other = try folder.writePixelTable("b/set.csv", letters: "AB", count: 2, from: 50)
        var notes: [String] = []
        let data = try load(DataPlan(data: [one], validation: [other]), notes: &notes)
        #expect(data.samePeople)
        #expect(notes.contains { $0.hasPrefix("set: in both --data and --validation") })
    }

    /// Writes a folder per letter into a folder.
    private func put(_ name: String, letters: String = "ABC", count: Int, from first: Int) throws {
        for letter in letters {
            for number in first..<first + count {
                let file = folder.file("\(name)/\(letter)/\(number).png")
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try PNG.write(Drawn.image(String(letter), number: number), to: file)
            }
        }
    }

    @Test(arguments: [("valid", "valid"), ("test", "test")]) func partsAreTakenAsTheyAre(
        name: String, used: String
    ) throws {
        try put("set/train", count: 4, from: 0)
        try put("set/\(name)", count: 2, from: 10)
        var notes: [String] = []
        let data = try load(DataPlan(data: [folder.file("set")]), notes: &notes)
        #expect(data.train.samples.count == 12 && data.validation.samples.count == 6)
        #expect(data.samePeople)
        #expect(
            notes.contains {
                $0.hasSuffix("recognised: a folder per letter, in parts: train to learn from, \(used) to validate with")
            })
    }

    @Test func theTestPartIsLeftOutOfATraining() throws {
        for (name, first) in [("train", 0), ("valid", 10), ("test", 20)] {
            try put("set/\(name)", count: 2, from: first)
        }
        var notes: [String] = []
        var data = try load(DataPlan(data: [folder.file("set")]), notes: &notes)
        #expect(data.train.samples.count == 6 && data.validation.samples.count == 6)
        #expect(notes.contains { $0.hasSuffix("train to learn from, valid to validate with; test not used") })
        // A part can be named, and a split be asked for.
        data = try load(DataPlan(data: [folder.file("set/test")], split: .random(0.5)), notes: &notes)
        #expect(data.train.samples.count == 3 && data.validation.samples.count == 3)
        data = try load(DataPlan(data: [folder.file("set")], split: .random(0.5)), notes: &notes)
        #expect(data.train.samples.count == 3 && data.validation.samples.count == 3)
        #expect(notes.contains { $0.hasSuffix("train to learn from; valid and test not used") })
    }

    @Test func aPictureOfEachLetterIsNoValidation() throws {
        try put("set/asl_alphabet_train/asl_alphabet_train", count: 5, from: 0)
        for letter in "ABC" {
            let file = folder.file("set/asl_alphabet_test/asl_alphabet_test/\(letter)_test.png")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try PNG.write(Drawn.image(String(letter), number: 20), to: file)
        }
        var notes: [String] = []
        let data = try load(DataPlan(data: [folder.file("set")]), notes: &notes)
        #expect(data.train.samples.count == 12 && data.validation.samples.count == 3)
        #expect(notes.contains { $0.contains("asl_alphabet_train to learn from; asl_alphabet_test not used") })
        #expect(notes.contains("asl_alphabet_test has a picture of each class: too few to validate with"))
    }

    @Test func copiesOfTrainingPicturesAreLeftOut() throws {
        try put("train", count: 4, from: 0)
        try put("val", count: 4, from: 2)
        var notes: [String] = []
        let data = try load(DataPlan(data: [folder.file("train")], validation: [folder.file("val")]), notes: &notes)
        #expect(
            data.validation.samples.map(\.name) == ["A/4.png", "A/5.png", "B/4.png", "B/5.png", "C/4.png", "C/5.png"])
        #expect(notes.contains("6 of 12 validation pictures are training pictures too: left out of the validation"))
        #expect(throws: DatasetError.onlyCopies(count: 12)) {
            try DataPlan(data: [folder.file("train")], validation: [folder.file("train")]).load(seed: 1)
        }
    }

    @Test func setsAddUp() throws {
        let one = try folder.writePixelTable("one.csv", letters: "AB", count: 5)
        let other = try folder.writePixelTable("other.csv", letters: "C", count: 5)
        var notes: [String] = []
        let data = try load(DataPlan(data: [one, other]), notes: &notes)
        #expect(data.labels == ["A", "B", "C"])
        #expect(data.sources == ["one.csv", "other.csv"])
    }

    @Test func negativesAreNothingWhateverTheyAreCalled() throws {
        let set = try folder.writePixelTable("set.csv", letters: "AB", count: 10)
        let walls = try folder.writePixelTable("walls.csv", letters: "C", count: 40)
        var notes: [String] = []
        let data = try load(DataPlan(data: [set], negatives: [walls]), notes: &notes)
        #expect(data.labels == ["A", "B", "nothing"])
        let learned = data.train.samples.count { $0.label == "nothing" }
        let held = try #require(data.held["walls.csv"]).samples.count
        #expect(learned + held == 40 && learned > held && held > 0)
        #expect(data.backdrops.count == learned)
    }

    @Test func heldBackCopiesOfNegativesAreLeftOut() throws {
        let set = try folder.writePixelTable("set.csv", letters: "AB", count: 10)
        let walls = try folder.writePixelTable("walls.csv", letters: "C", count: 40)
        let rows = try String(contentsOf: walls, encoding: .utf8).split(separator: "\n")
        try folder.write(Array((rows + rows.dropFirst(2)).joined(separator: "\n").utf8), to: "walls.csv")
        var notes: [String] = []
        let data = try load(DataPlan(data: [set], negatives: [walls]), notes: &notes)
        let learned = Set(data.train.samples.map(\.original))
        #expect(data.held["walls.csv"]?.samples.allSatisfy { !learned.contains($0.original) } ?? true)
        #expect(notes.contains { $0.hasPrefix("walls.csv: ") && $0.hasSuffix("left out, learnt from too") })
    }

    @Test func renderedHandsAloneAreSplitByPerson() throws {
        var notes: [String] = []
        let data = try load(DataPlan(data: [], rendered: 300), notes: &notes)
        #expect(data.train.samples.count + data.validation.samples.count == 300)
        #expect(!data.validation.samples.isEmpty && !data.samePeople)
        #expect(Set(data.train.signers).isDisjoint(with: data.validation.signers))
        #expect(data.sources == ["300 rendered hands"])
        #expect(notes.contains { $0.hasPrefix("300 hands rendered") })
        let rooms = data.train.samples.count { $0.landmarks == nil }
        #expect(data.backdrops.count == rooms && rooms > 0)
    }

    @Test func renderedHandsAreAddedToWhatIsLearned() throws {
        let set = try folder.writePixelTable("set.csv", letters: "AB", count: 10)
        let walls = try folder.writePixelTable("walls.csv", letters: "C", count: 40)
        var notes: [String] = []
        let data = try load(DataPlan(data: [set], negatives: [walls], rendered: 60), notes: &notes)
        #expect(data.train.samples.count { $0.isRendered } == 60)
        #expect(data.validation.samples.allSatisfy { !$0.isRendered } && data.validation.samples.count == 4)
        #expect(data.sources == ["set.csv", "walls.csv", "60 rendered hands"])
        // Photographed walls are the better backdrops.
        #expect(data.backdrops.count == data.train.samples.count { $0.label == "nothing" && !$0.isRendered })
    }

    @Test func renderingIsReportedAndSeeded() throws {
        var events: [[Int]] = []
        let plan = DataPlan(data: [], rendered: 60)
        let first = try plan.load(seed: 3, report: { events.append([$0, $1]) })
        #expect(events.last == [60, 60])
        #expect(try plan.load(seed: 3).train.samples.map(\.image) == first.train.samples.map(\.image))
        #expect(try plan.load(seed: 4).train.samples.map(\.image) != first.train.samples.map(\.image))
    }

    @Test func nothingAtAllIsAnError() {
        #expect(throws: DatasetError.self) { try DataPlan(data: []).load(seed: 1) }
    }

    @Test func badLinesAreNamed() throws {
        let set = try folder.writePixelTable("set.csv", letters: "AB", count: 5, badLines: ["1,2,3"])
        var notes: [String] = []
        _ = try load(DataPlan(data: [set]), notes: &notes)
        #expect(notes.contains("1 skipped:"))
        #expect(notes.contains("  \(set.path):12: has 3 fields, not 785"))
    }

    @Test func errorsNameTheSet() {
        let path = folder.file("absent").path
        #expect(throws: DatasetError.missing(path: path)) {
            try DataPlan(data: [folder.file("absent")]).load(seed: 1)
        }
    }
}
