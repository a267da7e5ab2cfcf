import Recognition
import Testing

@Suite struct ReaderSettingsTests {
    let settings = ReaderSettings()

    @Test func theTimesAreThoseThatPeopleExpect() {
        #expect((300...500).contains(settings.hold))
        #expect((200...400).contains(settings.release))
        #expect(settings.absence == 800)
        #expect(settings.threshold == LetterThreshold(confidence: 0.7, doubt: 1))
    }

    @Test func aFlickerNeitherReleasesALetterNorEndsAWord() {
        #expect(settings.lapse < settings.release)
        #expect(settings.release < settings.absence)
        #expect(settings.releaseConfidence < settings.threshold.confidence)
    }

    @Test func oneLongStepHoldsNothing() {
        #expect(settings.longestStep < settings.hold)
        #expect(settings.longestStep < settings.release)
    }

    @Test func aModelsThresholdIsTaken() {
        #expect(ReaderSettings(threshold: nil) == settings)
        let bold = ReaderSettings(threshold: LetterThreshold(confidence: 0.5, doubt: 0.1))
        #expect(bold.threshold.confidence == 0.5 && bold.threshold.doubt == 0.1)
        #expect(bold.releaseConfidence < 0.5 && bold.hold == settings.hold)
        let timid = ReaderSettings(threshold: LetterThreshold(confidence: 0.9))
        #expect(timid.releaseConfidence == settings.releaseConfidence)
    }
}
