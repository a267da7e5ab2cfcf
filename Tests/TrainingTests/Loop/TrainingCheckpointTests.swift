import Foundation
import Recognition
import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct TrainingIdentityTests {
    private func letters(_ change: (inout LetterTask.Identity) -> Void = { _ in }) -> LetterTask.Identity {
        var identity = LetterTask.Identity(
            configuration: LetterConfiguration(.study), labels: ["A", "B"], pictures: [10, 5])
        change(&identity)
        return identity
    }

    @Test func sameTrainingHasNoDifferences() {
        #expect(letters().differences(from: letters()).isEmpty)
    }

    @Test func namesWhatDiffers() {
        let other = letters {
            $0.labels = ["A", "C"]
            $0.pictures = [11, 5]
            $0.configuration.seed = 9
            $0.configuration.optimiser = .sgd
            $0.configuration.start = "letters.safetensors"
        }
        #expect(
            letters().differences(from: other)
                == ["the letters", "the number of pictures", "optimiser", "seed", "start"])
    }

    @Test func whichWeightsAreWrittenMayDiffer() {
        #expect(letters().differences(from: letters { $0.configuration.kept = .last }).isEmpty)
    }

    @Test func everySettingIsNamed() {
        let settings = settings(of: LetterConfiguration(.standard))
        #expect(settings["learningRate"] == "0.002")
        #expect(settings["augmentation"] == "full")
        #expect(settings.count == 18)
    }

    @Test func aLocatorsTrainingMayBeMadeLonger() {
        let identity = LocatorTask.Identity(
            configuration: DrawnFrames.configuration(), input: LocatorPreprocessor(width: 96, height: 72),
            pictures: [1, 2])
        var other = identity
        #expect(identity.differences(from: other).isEmpty)
        other.configuration.epochs += 5
        #expect(identity.differences(from: other).isEmpty)
        other.configuration.boxWeight = 9
        other.pictures = [1, 3]
        other.input = LocatorPreprocessor(width: 80, height: 64)
        #expect(identity.differences(from: other) == ["the input", "the number of pictures", "boxWeight"])
    }
}

@Suite struct TrainingCheckpointTests {
    @Test func aDamagedCheckpointIsNamed() throws {
        let folder = try TemporaryFolder()
        let files = TrainingFiles(model: folder.file("m.safetensors"))
        try folder.write(Array("nothing".utf8), to: "m.checkpoint.safetensors")
        let error = #expect(throws: TrainingError.self) { try TrainingCheckpoint<LocatorTask>.read(files) }
        #expect(error?.description.contains("m.checkpoint.safetensors") == true)
    }
}
