import Testing
import Training

@testable import trainer

@Suite struct ArgumentsTests {
    @Test func splitsAreRead() {
        #expect(Split(argument: "signer:0.25") == .signer(0.25))
        #expect(Split(argument: "half") == nil)
    }

    @Test func choicesGoByTheirNames() {
        #expect(TrainingConfiguration.Architecture(argument: "study") == .study)
        #expect(TrainingConfiguration.OptimiserName(argument: "adamw") == .adamw)
        #expect(TrainingConfiguration.ScheduleName(argument: "cosine") == .cosine)
        #expect(Augmentation.Strength(argument: "full") == .full)
        #expect(Augmentation.Strength(argument: "flip") == nil)
    }
}
