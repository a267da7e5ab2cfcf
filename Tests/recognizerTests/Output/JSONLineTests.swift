import Foundation
import Testing

@testable import recognizer

@Suite struct JSONLineTests {
    @Test(
        "Numbers have no more digits than they need",
        arguments: [
            (0, 3, "0"), (1, 3, "1"), (-1, 3, "-1"), (0.5, 3, "0.5"), (0.25, 1, "0.3"), (33.3333333, 3, "33.333"),
            (0.05, 3, "0.05"), (-0.05, 3, "-0.05"), (0.9996, 3, "1"), (1234567.5, 1, "1234567.5"), (-0.0001, 3, "0"),
            (12, 0, "12"), (0.97, 4, "0.97"), (1e12, 3, "1000000000000"), (10.001, 3, "10.001"),
            (.nan, 3, "0"), (.infinity, 3, "0"), (-.infinity, 3, "0"), (1e300, 3, "0"),
        ] as [(Double, Int, String)])
    func numbers(value: Double, places: Int, expected: String) {
        #expect(JSONLine.number(value, places: places) == expected)
    }

    @Test(
        "Text comes back from a parser as it went in",
        arguments: ["", "HELLO", "\"", "\\", "a\nb\tc\rd", "\u{1}\u{1f}", "é 手 👋", "\u{2028}", "</x>"])
    func text(text: String) throws {
        let parsed = try JSONSerialization.jsonObject(
            with: Data(JSONLine.quoted(text).utf8), options: .fragmentsAllowed)
        #expect(parsed as? String == text)
        #expect(!JSONLine.quoted(text).contains("\n"))
    }

    @Test func membersComeInOrder() {
        var line = JSONLine()
        line.add("a", "x")
        line.add("b", nil)
        line.add("c", 1.5, places: 2)
        line.add("d", [("A", 0.97), ("B", 0.02)], places: 4)
        line.add("e", [1, 2.5], places: 1)
        line.add("f", nil, places: 1)
        let expected = #"{"a":"x","b":null,"c":1.5,"d":[["A",0.97],["B",0.02]],"e":[1,2.5],"f":null}"# + "\n"
        #expect(String(decoding: line.bytes, as: UTF8.self) == expected)
    }

    @Test func anEmptyObjectIsOne() {
        #expect(String(decoding: JSONLine().bytes, as: UTF8.self) == "{}\n")
    }
}
