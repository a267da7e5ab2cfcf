import Testing

@testable import Capture

@Suite struct NaturalNameTests {
    @Test(arguments: [
        ("2.jpg", "10.jpg"), ("a2b", "a10a"), ("frame 9", "Frame 10"), ("a", "B"), ("B", "c"), ("A1", "a2"),
        ("9", "a"), ("img", "img1"), ("", "a"), ("1.5", "1.10"), ("12345678901234567890123", "12345678901234567890124"),
        ("é", "日"),
    ]) func comesBefore(first: String, second: String) {
        #expect(NaturalName(first) < NaturalName(second))
        #expect(!(NaturalName(second) < NaturalName(first)))
    }

    @Test("Names that differ only in zeros or case still have an order") func ties() {
        #expect(NaturalName("07") < NaturalName("7"))
        #expect(!(NaturalName("7") < NaturalName("07")))
        #expect(NaturalName("A") < NaturalName("a"))
        #expect(!(NaturalName("same") < NaturalName("same")))
    }

    @Test("A folder's names, sorted") func sorting() {
        let names = ["10.png", "b.png", "A.png", "9.png", "a2.png", "a10.png", "1.png"]
        #expect(
            names.map(NaturalName.init).sorted().map(\.text)
                == ["1.png", "9.png", "10.png", "a2.png", "a10.png", "A.png", "b.png"])
    }
}
