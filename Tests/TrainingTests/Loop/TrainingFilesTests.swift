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
        try files.validate(isResumed: true)
    }

    @Test func placeIsCheckedBeforehand() throws {
        let folder = try TemporaryFolder()
        try TrainingFiles(model: folder.file("m.safetensors")).validate()
        #expect(throws: TrainingError.cannotWrite(folder: folder.file("absent").path)) {
            try TrainingFiles(model: folder.file("absent/m.safetensors")).validate()
        }
    }
}
