import Testing

@testable import Training

@Suite struct TrainingCheckpointTests {
    private func checkpoint(_ change: (inout TrainingCheckpoint) -> Void = { _ in }) -> TrainingCheckpoint {
        var checkpoint = TrainingCheckpoint(
            configuration: TrainingConfiguration(.study), labels: ["A", "B"], pictures: [10, 5], history: History())
        change(&checkpoint)
        return checkpoint
    }

    @Test func sameTrainingHasNoDifferences() {
        #expect(checkpoint().differences(from: checkpoint()).isEmpty)
    }

    @Test func namesWhatDiffers() {
        let other = checkpoint {
            $0.labels = ["A", "C"]
            $0.pictures = [11, 5]
            $0.configuration.seed = 9
            $0.configuration.optimiser = .sgd
            $0.configuration.start = "letters.safetensors"
        }
        #expect(
            checkpoint().differences(from: other)
                == ["the letters", "the number of pictures", "optimiser", "seed", "start"])
    }

    @Test func historyMayDiffer() {
        let other = checkpoint { $0.history.epochs = [HistoryTests.record(1)] }
        #expect(checkpoint().differences(from: other).isEmpty)
    }

    @Test func whichWeightsAreWrittenMayDiffer() {
        let other = checkpoint { $0.configuration.kept = .last }
        #expect(checkpoint().differences(from: other).isEmpty)
    }

    @Test func everySettingIsToldByName() {
        let settings = TrainingConfiguration(.standard).settings
        #expect(settings["learningRate"] == "0.002")
        #expect(settings["augmentation"] == "full")
        #expect(settings.count == 18)
    }
}
