import Recognition
import Testing

@Suite struct MirrorChoiceTests {
    @Test func theChoicesAreNamedAsOnTheCommandLine() {
        #expect(MirrorChoice.allCases.map(\.rawValue) == ["auto", "on", "off"])
        #expect(MirrorChoice(rawValue: "left") == nil)
    }
}
