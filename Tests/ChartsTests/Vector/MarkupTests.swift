import Testing

@testable import Charts

@Suite struct MarkupTests {
    @Test func valuesAreEscapedAndMarkupIsNot() {
        let name = "<A> & \"B\" 'C'"
        let cell: Markup = "<td title=\"\(name)\">\(name)</td>"
        #expect(cell.text == "<td title=\"\(Self.escaped)\">\(Self.escaped)</td>")
        let row: Markup = "<tr>\(cell)\([cell, "<td/>"])</tr>"
        #expect(row.text == "<tr>\(cell.text)\(cell.text)\n<td/></tr>")
    }

    private static let escaped = "&lt;A&gt; &amp; &quot;B&quot; &#39;C&#39;"

    @Test func controlCharactersAreMadeVisible() {
        let text = "a\u{1b}b"
        let markup: Markup = "\(text)"
        #expect(markup.text == "a\\u{1b}b")
    }

    @Test(arguments: [
        (1.0, "1"), (0.125, "0.13"), (-2.5, "-2.5"), (1e20, "1e+20"), (.nan, "0"), (.infinity, "0"), (-0.001, "0"),
    ])
    func coordinatesHaveTwoDecimals(value: Double, text: String) {
        let markup: Markup = "\(value)"
        #expect(markup.text == text)
    }

    @Test func numbersHaveFourDigits() {
        #expect(Markup.number(0.000123456) == "0.0001235")
        #expect(Markup.number(2) == "2")
    }
}
