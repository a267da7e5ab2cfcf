import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct ReportCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func trainer(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run("trainer", arguments, in: folder.url)
    }

    private func page(_ name: String) throws -> String {
        try String(contentsOf: folder.file(name), encoding: .utf8)
    }

    private static let sections = [
        "Data", "Learning", "Accuracy", "Confusions", "Mistakes", "Calibration", "Words", "Speed", "Settings",
    ]

    private func sections(_ page: String) -> [String] {
        page.matches(of: /<h2>([^<]*)<\/h2>/).map { String($0.1) }
    }

    @Test func aTrainingWritesItsPage() async throws {
        try folder.writeDrawnTable()
        let result = try await trainer(
            ["train", "--data", "set.csv", "--network", "study", "--out", "my 'own' model.st", "--force"])
        #expect(result.status == 0, "\(result.errorText)")
        let page = try page("my 'own' model.report.html")
        #expect(sections(page) == Self.sections)
        let command = #"trainer train --data set.csv --network study --out 'my '\''own'\'' model.st'"#
        #expect(try self.page("my 'own' model.command.txt") == command + "\n")
        #expect(page.contains(command.replacing("'", with: "&#39;")))
        #expect(page.contains("What was learnt") && page.contains("What is read"))
        #expect(page.contains("on training pictures") && page.contains("ms a picture on one thread"))
        #expect(page.contains("Not measured. Pass to --figures what this prints:"))
        #expect(page.contains("data:image/jpeg;base64,/9j/"))
        #expect(!page.contains("<script") && !page.contains("://"))
        #expect(page.contains("default-src 'none'; img-src data:; style-src 'unsafe-inline'"))
    }

    @Test func aModelAloneSaysWhatIsMissing() async throws {
        try folder.writeDrawnTable(count: 10)
        #expect(
            try await trainer(["--data", "set.csv", "--network", "study", "--epochs", "1", "--out", "m.st"]).status == 0
        )
        try FileManager.default.createDirectory(at: folder.file("alone"), withIntermediateDirectories: false)
        try FileManager.default.copyItem(at: folder.file("m.st"), to: folder.file("alone/m.st"))
        let result = try await trainer(["report", "--model", "alone/m.st"])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.text == "alone/m.report.html\n")
        let page = try page("alone/m.report.html")
        #expect(sections(page) == Self.sections)
        #expect(page.contains("There is no history: a training writes m.history.csv beside its model."))
        #expect(page.contains("The command is not known"))
        #expect(page.matches(of: /No pictures were given/).count == 5)
        let again = try await trainer(["report", "--model", "alone/m.st"])
        #expect(again.status == 1 && again.errorText.contains("m.report.html exists already"))
    }

    @Test func aModelThatFindsHandsHasOtherParts() async throws {
        let model = TestData.repository.appending(path: "models/locator.safetensors").path
        let result = try await trainer(["report", "--model", model, "--to", "locator.html"])
        #expect(result.status == 0, "\(result.errorText)")
        let page = try page("locator.html")
        #expect(sections(page) == ["Learning", "Whole frames", "Speed", "Settings"])
        #expect(page.contains("A network that finds hands"))
    }

    @Test(arguments: [
        (["--model", "absent.st"], 1, "absent.st"),
        (["--model", "set.csv"], 1, "set.csv"),
        ([], 64, "--model"),
    ])
    func saysWhatIsWrong(arguments: [String], status: Int32, words: String) async throws {
        try folder.writeDrawnTable(count: 2)
        let result = try await trainer(["report"] + arguments)
        #expect(result.status == status && result.errorText.contains(words), "\(result.errorText)")
        #expect(try folder.names() == ["set.csv"])
    }

    @Test func figuresOfSomethingElseAreRefused() async throws {
        try folder.write(Array("{\"letters\": 3}".utf8), to: "other.json")
        let model = TestData.repository.appending(path: "models/letters.safetensors").path
        let result = try await trainer(["report", "--model", model, "--to", "r.html", "--figures", "other.json"])
        #expect(result.status == 1 && result.errorText.contains("other.json: no figures of this trainer"))
        #expect(try folder.names() == ["other.json"])
    }

    /// What `trainer evaluate --words --json` prints, of two words.
    private static let words = """
        {"all": \(figures), "groups": {"1 a second": \(figures), "5 a second": \(figures)}, "outcomes": [
          {"word": "HELLO", "group": "1 a second", "typed": "HELLO", "letters": "HELO", "choices": []},
          {"word": "<B>", "group": "5 a second", "typed": "", "letters": "", "choices": ["B"]}]}
        """
    /// The same of people whose letters were learnt.
    private static let people = """
        {"means": [\(people(0, 0.9)), \(people(5, 0.95)), \(people(15, 0.97))]}
        """
    private static func people(_ count: Int, _ accuracy: Double) -> String {
        """
        {"taught": "all", "count": \(count), "people": 9, "all": \(accuracy), "ofTaught": \(accuracy), "removed": 0.5,
         "cost": 0.001, "highestCost": 0.004, "seconds": 17}
        """
    }
    private static let figures = """
        {"films": 2, "wordAccuracy": 0.5, "characterErrorRate": 0.375, "offered": 0.5, "lettersAccuracy": 0,
         "lettersErrorRate": 0.5, "insertions": 0, "deletions": 3, "substitutions": 0}
        """

    @Test(
        "Chromium shows the whole page, on a screen and on a telephone, without loading anything",
        .enabled(if: Browser.executable != nil, "no Chromium: tools/test installs it"))
    func inABrowser() async throws {
        let trained = try await trainer(["--network", "study", "--rendered", "240", "--epochs", "3", "--out", "m.st"])
        #expect(trained.status == 0, "\(trained.errorText)")
        #expect(try await trainer(["render", "--samples", "96", "--seed", "9", "--to", "set"]).status == 0)
        try folder.write(Array(Self.words.utf8), to: "words.json")
        try folder.write(Array(Self.people.utf8), to: "people.json")
        let reported = try await trainer(
            [
                "report", "--model", "m.st", "--data", "set", "--figures", "words.json", "--figures", "people.json",
                "--to", "r.html",
            ])
        #expect(reported.status == 0, "\(reported.errorText)")
        var measured = Self.sections
        measured.insert("Personalisation", at: 7)
        for (name, sections) in [("m.report.html", Self.sections), ("r.html", measured)] {
            for width in [400, 1280] {
                let view = try await Browser.view(folder.file(name), width: width)
                #expect(view.headings == sections)
                #expect(view.contentWidth == Double(width))
                #expect(view.pictures > 100 && view.brokenPictures == 0)
                #expect(view.addresses.isEmpty && view.complaints.isEmpty, "\(view.addresses) \(view.complaints)")
                #expect(view.outside.isEmpty && view.overlaps.isEmpty, "\(width): \(view.outside) \(view.overlaps)")
                #expect(view.smallestText >= 8, "\(width)")
            }
        }
        for isDark in [false, true] {
            let file = folder.file("page.png")
            let taken = try await Browser.picture(
                of: folder.file("r.html"), width: 1280, height: 900, isDark: isDark, to: file)
            let picture = try Still.readRGB(file)
            #expect(picture.width == 1280 && picture.height == 900, "\(taken.errorText)")
            #expect((picture.pixels[0] > 240) == !isDark)
        }
    }
}
