import Testing

@testable import Basics

@Suite struct StringPrintableTests {
    @Test(arguments: ["", "a b", "two\nlines\tand a tab", "ü 手 🤟🏽 e\u{301} «ё»", "\\u{1b}", "a\u{200d}b"])
    func ordinaryTextStays(text: String) {
        #expect(text.printable == text)
    }

    @Test(arguments: [
        ("\u{1b}[2J", "\\u{1b}[2J"), ("a\rb", "a\\u{d}b"), ("\u{7}", "\\u{7}"), ("\0", "\\u{0}"),
        ("\u{7f}", "\\u{7f}"), ("\u{9b}31m", "\\u{9b}31m"), ("a\u{202e}gpj.exe", "a\\u{202e}gpj.exe"),
        ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("x\u{200f}", "x\\u{200f}"), ("\r\n", "\\u{d}\n"),
    ])
    func whatTerminalsObeyIsSpelledOut(text: String, printed: String) {
        #expect(text.printable == printed)
    }

    @Test(arguments: [
        ("one line ü 🤟🏽", "one line ü 🤟🏽"), ("a\nb\tc", "a\\u{a}b\\u{9}c"), ("a\r\nb", "a\\u{d}\\u{a}b"),
        ("\u{1b}\n", "\\u{1b}\\u{a}"), ("a\u{2028}b", "a\\u{2028}b"),
    ])
    func inOneLineNothingBreaksIt(text: String, printed: String) {
        #expect(text.inOneLine == printed)
    }
}
