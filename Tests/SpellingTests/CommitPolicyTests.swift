import Recognition
import Testing

@testable import Spelling

@Suite struct CommitPolicyTests {
    let policy = CommitPolicy()

    @Test func theTimesAreThoseThatPeopleExpect() {
        #expect((300...500).contains(policy.holdMilliseconds))
        #expect((200...400).contains(policy.releaseMilliseconds))
        #expect(policy.wordGapMilliseconds == 800)
        #expect(policy.threshold == LetterThreshold(minimumConfidence: 0.7, maximumNothing: 1))
    }

    @Test func aFlickerNeitherReleasesALetterNorEndsAWord() {
        #expect(policy.flickerMilliseconds < policy.releaseMilliseconds)
        #expect(policy.releaseMilliseconds < policy.wordGapMilliseconds)
        #expect(policy.releaseConfidence < policy.threshold.minimumConfidence)
    }

    @Test func oneLongStepHoldsNothing() {
        #expect(policy.longestStepMilliseconds < policy.holdMilliseconds)
        #expect(policy.longestStepMilliseconds < policy.releaseMilliseconds)
    }

    @Test func aModelsThresholdIsTaken() {
        #expect(CommitPolicy(threshold: nil) == policy)
        let bold = CommitPolicy(threshold: LetterThreshold(minimumConfidence: 0.5, maximumNothing: 0.1))
        #expect(bold.threshold.minimumConfidence == 0.5 && bold.threshold.maximumNothing == 0.1)
        #expect(bold.releaseConfidence < 0.5 && bold.holdMilliseconds == policy.holdMilliseconds)
        let timid = CommitPolicy(threshold: LetterThreshold(minimumConfidence: 0.9))
        #expect(timid.releaseConfidence == policy.releaseConfidence)
    }
}
