import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct TrainingFilesTests {
    @Test func areNamedAfterTheModel() {
        let files = TrainingFiles(model: URL(filePath: "/m/my.letters.safetensors"))
        #expect(files.historyTable.path == "/m/my.letters.history.csv")
        #expect(files.historyJSON.path == "/m/my.letters.history.json")
        #expect(files.checkpoint.path == "/m/my.letters.checkpoint.safetensors")
        #expect(files.historyPicture.path == "/m/my.letters.history.png")
        #expect(files.command.path == "/m/my.letters.command.txt")
        #expect(files.page.path == "/m/my.letters.report.html")
        #expect(files.report.path == "/m/my.letters.report.txt")
        #expect(files.confusions.path == "/m/my.letters.confusions.png")
        #expect(files.mistakes.path == "/m/my.letters.mistakes.png")
    }

    @Test func resumingNeedsACheckpoint() throws {
        let folder = try TemporaryFolder()
        let files = TrainingFiles(model: folder.file("m.safetensors"))
        #expect(throws: TrainingError.noCheckpoint(path: files.checkpoint.path)) {
            try files.validate(isResumed: true)
        }
        try folder.write([1], to: "m.checkpoint.safetensors")
        try folder.write([1], to: "m.safetensors")
        try files.validate(isResumed: true)
    }

    @Test func placeIsCheckedBeforehand() throws {
        let folder = try TemporaryFolder()
        try TrainingFiles(model: folder.file("m.safetensors")).validate()
        let (model, absent) = (folder.file("absent/m.safetensors"), folder.file("absent"))
        #expect(throws: TrainingError.cannotWrite(.noFolder(path: model.path, folder: absent.path))) {
            try TrainingFiles(model: model).validate()
        }
    }

    @Test(arguments: [
        "m.safetensors", "m.checkpoint.safetensors", "m.history.csv", "m.history.json", "m.command.txt",
        "m.report.html",
    ])
    func whatExistsIsReplacedOnlyWhenAskedFor(name: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write([1], to: name)
        let files = TrainingFiles(model: folder.file("m.safetensors"))
        let error = #expect(throws: TrainingError.cannotWrite(.exists(path: file.path))) { try files.validate() }
        #expect(error?.description.contains("--resume") == true && error?.description.contains("--force") == true)
        try files.validate(replaces: true)
    }

    @Test func whatACommandWritesBesidesIsCheckedToo() throws {
        let folder = try TemporaryFolder()
        let files = TrainingFiles(model: folder.file("m.safetensors"))
        let report = try folder.write([1], to: "m.report.txt")
        try files.validate()
        #expect(throws: TrainingError.cannotWrite(.exists(path: report.path))) {
            try files.validate(and: files.reported)
        }
    }
}
