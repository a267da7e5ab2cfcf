import Testing

@testable import recognizer

@Suite struct PictureTimeArgumentTests {
    @Test(
        "A time is auto or milliseconds",
        arguments: [("auto", nil), ("800", 800), ("33.3", 33.3), ("1", 1), ("60000", 60_000)] as [(String, Double?)])
    func read(argument: String, milliseconds: Double?) throws {
        let time = try #require(PictureTimeArgument(argument: argument))
        #expect(time.milliseconds == milliseconds)
    }

    @Test("What is no time is refused", arguments: ["", "0", "-5", "0.5", "60001", "nan", "inf", "1s", "Auto"])
    func refused(argument: String) {
        #expect(PictureTimeArgument(argument: argument) == nil)
    }

    @Test func theDefaultIsShownInHelp() {
        #expect(PictureTimeArgument.auto.defaultValueDescription == "auto")
        #expect(PictureTimeArgument.fixed(800).defaultValueDescription == "800.0")
    }
}
