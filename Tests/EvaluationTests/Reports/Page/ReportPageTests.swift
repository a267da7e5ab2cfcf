import Evaluation
import Testing

@Suite struct ReportPageTests {
    private let page = ReportPage(
        title: "<m>.safetensors", kind: "Training report", summary: "A & B.", facts: [.init("94 %", "right")],
        sections: [
            .init(id: "one", title: "One", body: "<p>\("1 < 2")</p>"), .init(id: "two", title: "Two", body: ""),
        ]
    ).html

    @Test func valuesAreEscaped() {
        #expect(page.contains("<h1>&lt;m&gt;.safetensors</h1>") && !page.contains("<m>"))
        #expect(page.contains("<p class=\"summary\">A &amp; B.</p>"))
        #expect(page.contains("<p>1 &lt; 2</p>"))
        #expect(page.contains("<div><dt>right</dt><dd>94 %</dd></div>"))
    }

    @Test func everyPartHasALink() {
        let links = page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
        let parts = page.matches(of: /<section id="([^"]*)"/).map { String($0.1) }
        #expect(links == ["one", "two"] && parts == links)
    }

    @Test func nothingIsLoadedOrRun() {
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("<script") && !page.contains("://") && !page.contains("@import"))
    }

    @Test func tablesHaveHeadingsAndSums() {
        let table = PageParts.table(caption: "C.", head: ["a", "b"], rows: [["x", "1"], ["sum", "1"]], sums: 1).text
        #expect(table.contains("<thead><tr><th scope=\"col\">a</th>\n<th scope=\"col\">b</th></tr></thead>"))
        #expect(table.contains("<tr class=\"sum\"><th scope=\"row\">sum</th>"))
        #expect(!PageParts.table(caption: "C.", rows: [["x", "1"]]).text.contains("<thead>"))
    }
}
