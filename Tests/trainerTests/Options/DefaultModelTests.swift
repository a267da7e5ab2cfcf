import Foundation
import TestSupport
import Testing
import Training

@testable import trainer

@Suite struct DefaultModelTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func place(isResumed: Bool = false) throws -> String {
        try DefaultModel.place(isResumed: isResumed, in: folder.url).lastPathComponent
    }

    @Test func firstModelMakesItsFolder() throws {
        let place = try DefaultModel.place(isResumed: false, in: folder.url)
        #expect(place.path == folder.file("trained/letters.safetensors").path)
        #expect(try folder.names() == ["trained"])
    }

    @Test func nothingIsReplaced() throws {
        try folder.write([1], to: "trained/letters.safetensors")
        #expect(try place() == "letters-2.safetensors")
        // A training that was stopped has a checkpoint, which would be lost as well.
        try folder.write([1], to: "trained/letters-2.checkpoint.safetensors")
        #expect(try place() == "letters-3.safetensors")
        // The user may have moved the model away and left the rest.
        try folder.write([1], to: "trained/letters-3.report.txt")
        #expect(try place() == "letters-4.safetensors")
        #expect(try place(isResumed: true) == "letters-2.safetensors")
    }

    @Test func aFileInThePlaceOfTheFolderIsNamed() throws {
        try folder.write([1], to: "trained")
        let error = #expect(throws: TrainingError.self) { try place() }
        #expect(error?.description.contains("there is no folder \(folder.file("trained").path)") == true)
    }

    @Test func resumedTrainingGoesOnWithTheLastOne() throws {
        #expect(try place(isResumed: true) == "letters.safetensors")
        #expect(try folder.names().isEmpty)
        try folder.write([1], to: "trained/letters.checkpoint.safetensors")
        #expect(try place(isResumed: true) == "letters.safetensors")
        try folder.write([1], to: "trained/letters-2.checkpoint.safetensors")
        #expect(try place(isResumed: true) == "letters-2.safetensors")
    }
}
