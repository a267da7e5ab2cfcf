import Basics
import Charts

/// A page of HTML in one file, with everything in it: it loads nothing, runs nothing and opens from a disk.
public struct ReportPage: Sendable {
    /// A part of the page with a heading.
    public struct Section: Sendable {
        /// The name in links to it.
        public var id: String
        /// The heading.
        public var title: String
        /// What is below the heading.
        public var body: Markup

        /// Creates a section.
        public init(id: String, title: String, body: Markup) {
            (self.id, self.title, self.body) = (id, title, body)
        }
    }

    /// A figure of the page's head.
    public struct Fact: Sendable, Equatable {
        /// The figure.
        public var value: String
        /// What it is.
        public var name: String

        /// Creates a figure.
        public init(_ value: String, _ name: String) {
            (self.value, self.name) = (value, name)
        }
    }

    /// The title.
    public var title: String
    /// What the page is about, in a line above the title.
    public var kind: String
    /// What there is to know first.
    public var summary: String
    /// The most important figures.
    public var facts: [Fact]
    /// The parts, in their order.
    public var sections: [Section]

    /// Creates a page.
    public init(title: String, kind: String, summary: String, facts: [Fact], sections: [Section]) {
        (self.title, self.kind, self.summary) = (title, kind, summary)
        (self.facts, self.sections) = (facts, sections)
    }

    /// The page; its policy forbids the browser to load anything from elsewhere.
    public var html: String {
        let links = sections.map { section -> Markup in "<li><a href=\"#\(section.id)\">\(section.title)</a></li>" }
        let parts = sections.map { section -> Markup in
            """
            <section id="\(section.id)">
            <h2>\(section.title)</h2>
            \(section.body)
            </section>
            """
        }
        let figures = facts.map { fact -> Markup in "<div><dt>\(fact.name)</dt><dd>\(fact.value)</dd></div>" }
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title): \(kind)</title>
            <link rel="icon" href="data:,">
            <style>
            \(ReportStyle.rules)
            \(VectorChart.style)
            </style>
            </head>
            <body>
            <header>
            <p class="kind">\(kind)</p>
            <h1>\(title)</h1>
            <p class="summary">\(summary)</p>
            <dl class="facts">
            \(figures)
            </dl>
            <nav aria-label="Contents"><ol>
            \(links)
            </ol></nav>
            </header>
            <main>
            \(parts)
            </main>
            <footer>Made by <code>trainer</code> of Fingerspell \(Version.current). Everything is in this one file.</footer>
            </body>
            </html>

            """
        return page.text
    }
}
