import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@testable import Datasets

@Suite struct LabelledSetTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func put(_ names: String...) throws { try folder.put(names) }

    private func open(_ name: String = "") throws -> LabelledSet {
        try DatasetLoader().open(name.isEmpty ? folder.url : folder.file(name))
    }

    @Test func partsAreNoPeople() throws {
        try put("train/A/1.png", "train/B/1.png", "valid/A/1.png", "test/A/1.png")
        try folder.write([1], to: "README.txt")
        let set = try open()
        #expect(set.parts == [.train, .validation, .test])
        #expect(set.remarks == ["not used: 1 TXT"])
        let learned = try set.dataset(for: .learning)
        #expect(learned.samples.map(\.name) == ["A/1.png", "B/1.png"] && !learned.namesSigners)
        #expect(set.part(for: .validating) == .validation && set.part(for: .testing) == .test)
        #expect(
            set.words(using: [(.train, "to learn from")])
                == "recognised: a folder per letter, in parts: train to learn from; valid and test not used")
        #expect(try DatasetLoader().load(folder.file("valid")).samples.count == 1)
    }

    @Test func saysHowASetIsLaidOut() throws {
        try put("plain/A/1.png", "deep/er/A/1.png", "people/ann/A/1.png", "people/bob/A/1.png", "flat/A1.png")
        #expect(try open("plain").remarks == [])
        #expect(try open("deep").remarks == ["recognised: a folder per letter, in er"])
        #expect(try open("people").remarks == ["recognised: a folder per signer"])
        #expect(try open("flat").remarks == ["recognised: pictures called after their letters"])
    }

    @Test func partsMayHoldSigners() throws {
        try put("train/ann/A/1.png", "train/bob/A/1.png", "val/cid/A/1.png", "val/dan/A/1.png")
        #expect(try open().dataset(for: .learning).signers == ["ann", "bob"])
        #expect(try open().dataset(for: .testing).signers == ["cid", "dan"])
    }

    @Test func aKaggleArchiveIsReadAsItIs() throws {
        try put(
            "asl_alphabet_train/asl_alphabet_train/A/A1.png", "asl_alphabet_train/asl_alphabet_train/del/del1.png",
            "asl_alphabet_train/asl_alphabet_train/nothing/nothing1.png",
            "asl_alphabet_test/asl_alphabet_test/A_test.png", "asl_alphabet_test/asl_alphabet_test/space_test.png")
        let set = try open()
        #expect(set.parts == [.train, .test])
        let learned = try set.dataset(for: .learning)
        #expect(learned.labels == ["A", "nothing"])
        #expect(learned.remarks == ["not used: 1 class that is no letter: del (1 picture)"])
        #expect(try set.dataset(of: .test).labels == ["A"])
        #expect(set.isSample(.test) && !set.isSample(.train))
        #expect(try open("asl_alphabet_test").dataset(for: .learning).labels == ["A"])
    }

    @Test func tablesOfPixelsMayBeParts() throws {
        try folder.writePixelTable("sign_mnist_train.csv", letters: "AB", count: 2)
        try folder.writePixelTable("sign_mnist_test.csv", letters: "C", count: 1)
        try folder.writePixelTable("sign_mnist_test/sign_mnist_test.csv", letters: "C", count: 1)
        try put("amer_sign2.png")
        let set = try open()
        #expect(try set.dataset(for: .learning).labels == ["A", "B"])
        #expect(try set.dataset(for: .testing).labels == ["C"])
        #expect(set.name(of: .test) == "sign_mnist_test.csv")
        #expect(set.remarks == ["not used: 1 PNG, 1 folder: sign_mnist_test"])
    }

    @Test(arguments: ["_annotations.coco.json", "_annotations.csv", "1.xml", "A.tfrecord"])
    func otherExportsAreRefused(name: String) throws {
        try put("train/1.png", "valid/2.png")
        try folder.write([1], to: "train/\(name)")
        #expect {
            try open()
        } throws: { error in
            if case .otherExport(let path, _)? = error as? DatasetError {
                path == folder.file("train").path
            } else {
                false
            }
        }
    }

    @Test func whatIsMixedIsRefused() throws {
        try put("test/A/1.png", "anna/A/1.png", "ben/A/1.png")
        #expect(throws: DatasetError.ambiguous(path: folder.url.path, folders: ["anna", "ben", "test"])) { try open() }
    }

    @Test func partsToTestWithAreNotLearned() throws {
        try put("valid/A/1.png", "test/A/1.png")
        #expect(throws: DatasetError.nothingToLearn(path: folder.url.path, parts: ["valid", "test"])) {
            try open().dataset(for: .learning)
        }
        #expect(try open().dataset(for: .testing).samples.count == 1)
    }
}
