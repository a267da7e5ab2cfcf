import Basics
import Testing

@Suite struct StringTextTests {
    @Test func numbersAreWrittenAsPrintfDoes() {
        #expect(String(printf: "loss %.3f  right %5.1f %%", 0.12345, 7.25) == "loss 0.123  right   7.2 %")
        #expect(String(printf: "%02d", 7) == "07")
        #expect(String(printf: "plain") == "plain")
        #expect(String(printf: "") == "")
        #expect(String(printf: "%.0f ms", Float(2.5)) == "2 ms")
    }

    @Test(arguments: [
        (" a b\t", "a b"), ("", ""), ("   ", ""), ("a", "a"), ("\n a", "a"), ("a ", "a"),
    ])
    func blanksAtBothEndsAreRemoved(text: String, expected: String) {
        #expect(text.trimmed(of: \.isWhitespace) == expected)
    }
}
