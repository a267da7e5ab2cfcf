import Foundation

/// Chromium without a window, which opens pages as their readers do.
public enum Browser {
    /// The program; nil where it is not installed.
    public static let executable: URL? = ["/usr/bin/chromium", "/usr/bin/google-chrome"]
        .map { URL(filePath: $0) }.first { FileManager.default.isExecutableFile(atPath: $0.path) }

    /// What is to be seen of a page in a window of some width.
    public struct View: Decodable, Sendable {
        /// The width of the page's content in pixels.
        public var contentWidth: Double
        /// The headings of the second level.
        public var headings: [String]
        /// How many pictures were decoded.
        public var pictures: Int
        /// How many pictures were not.
        public var brokenPictures: Int
        /// Addresses that the page has loaded or has links to, but for its own parts and pictures within it.
        public var addresses: [String]
        /// Text that is outside of the page, or of the part of it that scrolls.
        public var outside: [String]
        /// Pairs of texts of a drawing, or of the page, that lie on each other.
        public var overlaps: [String]
        /// The size of the smallest text in pixels.
        public var smallestText: Double
        /// What the browser has complained about.
        public var complaints: [String]
    }

    /// Opens a page in a window of a width and measures where its texts lie.
    ///
    /// - Throws: `BrowserError` when the browser did not come so far.
    public static func view(_ page: URL, width: Int) async throws -> View {
        let folder = try TemporaryFolder()
        let frame = try folder.write(Array(measuring(page, width: width).utf8), to: "frame.html")
        let result = try await run([
            "--allow-file-access-from-files", "--enable-logging=stderr", "--hide-scrollbars",
            "--virtual-time-budget=20000", "--dump-dom",
            frame.absoluteString,
        ])
        guard let begin = result.text.range(of: "<pre id=\"found\">"),
            let end = result.text.range(of: "</pre>", range: begin.upperBound..<result.text.endIndex)
        else { throw BrowserError(words: result.errorText) }
        let json = result.text[begin.upperBound..<end.lowerBound].replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        do {
            var view = try JSONDecoder().decode(View.self, from: Data(json.utf8))
            view.complaints = result.errorText.split(separator: "\n").map(String.init).filter {
                $0.contains(":CONSOLE")
            }
            return view
        } catch { throw BrowserError(words: "\(json.prefix(500))\n\(result.errorText)") }
    }

    /// Takes a picture of a page as PNG.
    ///
    /// - Parameter isDark: whether the reader prefers dark pages.
    public static func picture(
        of page: URL, width: Int, height: Int, isDark: Bool = false, to file: URL
    ) async throws -> ProcessResult {
        try await run(
            (isDark ? ["--blink-settings=preferredColorScheme=0"] : []) + [
                "--hide-scrollbars", "--window-size=\(width),\(height)", "--screenshot=\(file.path)",
                page.absoluteString,
            ])
    }

    private static func run(_ arguments: [String]) async throws -> ProcessResult {
        guard let executable else { throw BrowserError(words: "Chromium is not installed") }
        let profile = try TemporaryFolder()
        // No sandbox, because it refuses to run as root, and no host has an address.
        return try await ChildProcess(
            executable,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--user-data-dir=\(profile.url.path)", "--host-resolver-rules=MAP * ~NOTFOUND",
            ] + arguments
        ).result(within: 300)
    }

    /// A page that shows another one in a frame and writes down what it finds there.
    private static func measuring(_ page: URL, width: Int) -> String {
        """
        <!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,">
        <body style="margin:0"><iframe style="border:0;width:\(width)px;height:900px" src="\(page.absoluteString)"></iframe>
        <pre id="found"></pre>
        <script>
        const frame = document.querySelector("iframe");
        frame.onload = () => {
          const page = frame.contentDocument, view = frame.contentWindow, width = page.documentElement.clientWidth;
          const clip = node => {
            const drawing = node.parentElement.closest("svg");
            for (let e = (drawing || node).parentElement; e; e = e.parentElement)
              if (view.getComputedStyle(e).overflowX !== "visible") return e.getBoundingClientRect();
            return {left: 0, right: width};
          };
          const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT), lines = [], outside = [];
          let smallest = 1e9;
          while (walker.nextNode()) {
            const node = walker.currentNode, words = node.data.trim(), parent = node.parentElement;
            if (!words || parent.closest("title, desc, style")) continue;
            const bounds = clip(node), range = page.createRange(), svg = parent.closest("svg");
            range.selectNodeContents(node);
            const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
            smallest = Math.min(smallest, parseFloat(view.getComputedStyle(parent).fontSize) * scale);
            for (const r of range.getClientRects()) {
              const inScroll = bounds.left > 0 || bounds.right < width;
              if (r.right > bounds.right + 1 && !inScroll || r.left < bounds.left - 1 || bounds.right > width + 1)
                outside.push(words);
              if (svg) {
                const s = svg.getBoundingClientRect();
                if (r.left < s.left - 1 || r.right > s.right + 1 || r.top < s.top - 1 || r.bottom > s.bottom + 1)
                  outside.push(words);
              }
              const d = r.height * 0.2;
              lines.push({node, words, left: r.left + 1, right: Math.min(r.right, bounds.right) - 1, top: r.top + d,
                bottom: r.bottom - d});
            }
          }
          const overlaps = [];
          for (let i = 0; i < lines.length; i++) for (let k = i + 1; k < lines.length; k++) {
            const a = lines[i], b = lines[k];
            if (a.node !== b.node && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
              overlaps.push(a.words + " / " + b.words);
          }
          const pictures = [...page.images];
          const linked = [...page.querySelectorAll("[src],[href]")].map(e => e.getAttribute("src") || e.getAttribute("href"));
          const loaded = view.performance.getEntriesByType("resource").map(e => e.name);
          document.getElementById("found").textContent = JSON.stringify({
            contentWidth: page.documentElement.scrollWidth, headings: [...page.querySelectorAll("h2")].map(e => e.textContent),
            pictures: pictures.filter(e => e.naturalWidth > 0).length,
            brokenPictures: pictures.filter(e => !e.naturalWidth).length,
            addresses: [...linked, ...loaded].filter(a => !a.startsWith("#") && !a.startsWith("data:")),
            outside, overlaps, smallestText: smallest, complaints: []});
        };
        </script>
        """
    }
}

/// What a browser did instead of showing a page.
public struct BrowserError: Error, CustomStringConvertible {
    /// What it wrote.
    public let words: String
    /// What happened.
    public var description: String { "Chromium has not shown the page: \(words)" }
}
