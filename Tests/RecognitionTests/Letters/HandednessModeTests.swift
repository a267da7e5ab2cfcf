import Recognition
import Testing

@Suite struct HandednessModeTests {
    @Test func theChoicesAreNamedAsOnTheCommandLine() {
        #expect(HandednessMode.allCases.map(\.rawValue) == ["auto", "on", "off"])
        #expect(HandednessMode(rawValue: "left") == nil)
    }
}
