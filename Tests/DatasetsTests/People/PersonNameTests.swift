import Datasets
import Testing

@Suite struct PersonNameTests {
    @Test(arguments: ["Anna", "anna-2", "Jo van der Berg", "Zoë", "李", "a.b_c", "7"])
    func namesOfPeopleAreAccepted(text: String) throws {
        #expect(try PersonName(text).text == text)
    }

    @Test(
        "Nothing that leads elsewhere, is hidden or looks like an option is a name",
        arguments: [
            "..", ".", ".anna", "../anna", "a/b", "/etc", "-anna", " anna", "anna ", "a\nb", "a\u{0}b", "a\\b", "a:b",
            "_a",
        ])
    func pathsAreNoNames(text: String) {
        #expect(throws: PersonNameError.self) { try PersonName(text) }
    }

    @Test func nothingAndTooMuchAreNoNames() {
        #expect(throws: PersonNameError.empty) { try PersonName("") }
        let long = String(repeating: "ä", count: 33)
        #expect(throws: PersonNameError.tooLong(name: long)) { try PersonName(long) }
    }
}
