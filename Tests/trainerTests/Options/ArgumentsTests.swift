import Datasets
import Testing
import Training

@testable import trainer

@Suite struct ArgumentsTests {
    @Test func splitsAreRead() {
        #expect(Split(argument: "signer:0.25") == .signer(0.25))
        #expect(Split(argument: "half") == nil)
    }

    @Test func choicesGoByTheirNames() {
        #expect(LetterConfiguration.Architecture(argument: "study") == .study)
        #expect(LetterConfiguration.OptimiserName(argument: "adamw") == .adamw)
        #expect(LetterConfiguration.ScheduleName(argument: "cosine") == .cosine)
        #expect(Augmentation.Strength(argument: "full") == .full)
        #expect(Augmentation.Strength(argument: "flip") == nil)
    }
}
