import Testing

@testable import Training

@Suite struct ShortLabelTests {
    @Test(arguments: [("A", "A"), ("nothing", "—"), ("space", "spac"), ("del", "del")])
    func fits(label: String, text: String) {
        #expect(ShortLabel.text(label) == text)
    }
}
