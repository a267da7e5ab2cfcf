import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@testable import Datasets

@Suite struct YOLOFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func put(_ names: String...) throws { try folder.put(names) }

    private func open(_ name: String = "") throws -> LabelledSet {
        try DatasetLoader().open(name.isEmpty ? folder.url : folder.file(name))
    }

    @Test(arguments: ["names: ['A', 'B']", "nc: 2\nnames:\n- A\n- B\nroboflow: x", "names:\n  0: A\n  1: \"B\" # two"])
    func yoloBoxesAreHands(yaml: String) throws {
        try put("train/images/1.png", "train/images/2.png", "valid/images/3.png")
        try folder.write(Array(yaml.utf8), to: "data.yaml")
        try folder.write(Array("1 0.5 0.5 0.25 0.5\n7 0.5 0.5 0.1 0.1\n".utf8), to: "train/labels/1.txt")
        try folder.write([], to: "train/labels/2.txt")
        try folder.write(Array("0 0.1 0.1 0.5 0.1 0.5 0.9\n".utf8), to: "valid/labels/3.txt")
        let learned = try open().dataset(for: .learning)
        #expect(learned.samples.map(\.label) == ["B"])
        #expect(learned.samples.map(\.region) == [Region(x: 12, y: 8, width: 8, height: 16)])
        #expect(learned.skipped.map(\.name) == [folder.file("train/labels/1.txt").path + ":2"])
        #expect(learned.remarks == ["not used: 1 picture without a hand: 2.png"])
        let validated = try open().dataset(for: .validating)
        #expect(validated.samples.map(\.label) == ["A"])
        let box = try #require(validated.samples.first?.region)
        #expect(abs(box.width - 0.4 * 32) < 1e-9 && abs(box.height - 0.8 * 32) < 1e-9)
    }

    @Test func imagesMayHoldTheParts() throws {
        try put("images/train/1.png", "images/val/2.png")
        try folder.write(Array("names: [A, B]".utf8), to: "data.yaml")
        try folder.write(Array("0 0.5 0.5 1 1\n".utf8), to: "labels/train/1.txt")
        try folder.write(Array("1 0.5 0.5 1 1\n".utf8), to: "labels/val/2.txt")
        #expect(try open().dataset(for: .learning).labels == ["A"])
        #expect(try open().dataset(for: .validating).labels == ["B"])
    }

    @Test func namesOfClassesAreNeeded() throws {
        try put("images/1.png")
        try folder.write(Array("0 0.5 0.5 1 1\n".utf8), to: "labels/1.txt")
        #expect { try open() } throws: { "\($0)".contains("no data.yaml") }
    }
}
