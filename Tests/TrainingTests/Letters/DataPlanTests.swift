import Datasets
import Foundation
import TestSupport
import Testing

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
        #expect(notes.contains { $0.contains("set.csv: 20 pictures, 2 classes, 1 signers") })
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
        let test = try folder.writePixelTable("test.csv", letters: "AB", count: 2)
        var notes: [String] = []
        let data = try load(DataPlan(data: [train], validation: [test]), notes: &notes)
        #expect(data.train.samples.count == 9 && data.validation.samples.count == 4)
        #expect(!data.samePeople)
        #expect(!notes.contains { $0.contains("flatter") })
    }

    @Test func sayswhoIsOnBothSides() throws {
        let one = try folder.writePixelTable("a/set.csv", letters: "AB", count: 2)
        let other = try folder.writePixelTable("b/set.csv", letters: "AB", count: 2)
        var notes: [String] = []
        let data = try load(DataPlan(data: [one], validation: [other]), notes: &notes)
        #expect(data.samePeople)
        #expect(notes.contains { $0.hasPrefix("set: in both --data and --validation") })
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
