import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@testable import Datasets

@Suite struct OneHotTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func put(_ names: String...) throws { try folder.put(names) }

    private func open(_ name: String = "") throws -> LabelledSet {
        try DatasetLoader().open(name.isEmpty ? folder.url : folder.file(name))
    }

    @Test func aTableWithAColumnPerClass() throws {
        try put("train/1.png", "train/2.png", "train/3.png", "train/4.png", "valid/5.png")
        let rows =
            "filename, A, B, del\n1.png, 1, 0, 0\n2.png, 0, 1, 0\n3.png, 1, 1, 0\n4.png, 0, 0, 1\n6.png, 0, 0, 2\n"
        try folder.write(Array(rows.utf8), to: "train/_classes.csv")
        try folder.write(Array("filename, A\n5.png, 1\n".utf8), to: "valid/_classes.csv")
        let learned = try open().dataset(for: .learning)
        #expect(learned.samples.map { $0.name + $0.label } == ["1.pngA", "2.pngB"])
        let path = folder.file("train/_classes.csv").path
        #expect(
            learned.skipped == [
                SkippedFile(name: path + ":4", reason: "is of several classes: A, B"),
                SkippedFile(name: path + ":6", reason: "has “2” in the column del, which is not 0 or 1"),
            ])
        #expect(
            learned.remarks == ["not used: 1 class that is no letter: del (1 picture)"]
        )
        #expect(try open().dataset(for: .validating).samples.count == 1)
    }
}
