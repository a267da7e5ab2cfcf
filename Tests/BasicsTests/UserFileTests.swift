import Basics
import FoundationEssentials
import Testing

@Suite struct UserFileTests {
    @Test func filesAreWhereTheSpecificationHasThem() {
        let environment = ["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "HOME": "/h"]
        #expect(UserFile.configuration("a.json", environment)?.path == "/c/fingerspell/a.json")
        #expect(UserFile.data("a.txt", environment)?.path == "/d/fingerspell/a.txt")
    }

    @Test func relativeFoldersAreIgnored() {
        let environment = ["XDG_CONFIG_HOME": "c", "XDG_DATA_HOME": "", "HOME": "/h"]
        #expect(UserFile.configuration("a.json", environment)?.path == "/h/.config/fingerspell/a.json")
        #expect(UserFile.data("a.txt", environment)?.path == "/h/.local/share/fingerspell/a.txt")
    }

    @Test func withoutAHomeThereIsNone() {
        #expect(UserFile.configuration("a.json", [:]) == nil && UserFile.data("a.txt", [:]) == nil)
    }
}
