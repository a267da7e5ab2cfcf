import HandModel
import Testing

@Suite struct SigningPaceTests {
    @Test func theCarefulPaceCanBeReadByHolding() {
        // Readers want a letter still for 400 ms, and 250 ms without it before it counts again.
        #expect(SigningPace.careful.hold >= 600)
        #expect(SigningPace.careful.rest + SigningPace.careful.transit >= 400)
    }

    @Test func fluentIsQuicker() {
        let careful = SigningPace.careful
        let fluent = SigningPace.fluent
        #expect(fluent.hold + fluent.transit < 0.5 * (careful.hold + careful.transit))
        #expect(fluent.stroke < careful.stroke)
        // About three letters a second.
        #expect((2.5...4).contains(1000 / (fluent.hold + fluent.transit)))
    }
}
