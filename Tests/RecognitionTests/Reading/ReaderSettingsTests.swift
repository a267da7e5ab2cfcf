import Recognition
import Testing

@Suite struct ReaderSettingsTests {
    let settings = ReaderSettings()

    @Test func theTimesAreThoseThatPeopleExpect() {
        #expect((300...500).contains(settings.hold))
        #expect((200...400).contains(settings.release))
        #expect(settings.absence == 800)
        #expect(settings.confidence == 0.7)
    }

    @Test func aFlickerNeitherReleasesALetterNorEndsAWord() {
        #expect(settings.lapse < settings.release)
        #expect(settings.release < settings.absence)
        #expect(settings.releaseConfidence < settings.confidence)
    }

    @Test func oneLongStepHoldsNothing() {
        #expect(settings.longestStep < settings.hold)
        #expect(settings.longestStep < settings.release)
    }

    @Test func aModelsConfidenceIsTaken() {
        #expect(ReaderSettings(confidence: nil) == settings)
        let bold = ReaderSettings(confidence: 0.5)
        #expect(bold.confidence == 0.5 && bold.releaseConfidence < 0.5 && bold.hold == settings.hold)
        #expect(ReaderSettings(confidence: 0.9).releaseConfidence == settings.releaseConfidence)
    }
}
