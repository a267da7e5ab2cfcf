import Basics
import Charts
import Evaluation
import FoundationEssentials

/// What `trainer evaluate --json` has printed, recognised by its figures.
public enum MeasuredFigures: Sendable {
    /// Of labelled pictures, perhaps with corruptions, false letters, and J and Z.
    case pictures(Evaluation)
    /// Of whole frames.
    case frames(FrameEvaluation)
    /// Of letters that are held.
    case holds(HoldEvaluation)
    /// Of spelled words.
    case words(WordEvaluation)
    /// Of people whose letters were learnt.
    case personalisation(PersonalisationFigures)

    /// No evaluation prints more bytes.
    private static let largest = 64 << 20

    /// Reads a file.
    ///
    /// - Throws: `MeasuredFiguresError` when it cannot be read or is something else.
    public init(contentsOf url: URL) throws(MeasuredFiguresError) {
        let data: Data
        do throws(RegularFileError) { data = try RegularFile.read(url, atMost: Self.largest) } catch {
            throw .unreadable(path: url.path, reason: "\(error)")
        }
        guard let found = Self(data) else { throw .unknown(path: url.path) }
        self = found
    }

    /// Reads JSON; nil if it is something else.
    init?(_ data: Data) {
        let decoder = JSONDecoder()
        if let words = try? decoder.decode(WordEvaluation.self, from: data) {
            self = .words(words)
        } else if let holds = try? decoder.decode(HoldEvaluation.self, from: data) {
            self = .holds(holds)
        } else if let frames = try? decoder.decode(FrameEvaluation.self, from: data) {
            self = .frames(frames)
        } else if let people = try? decoder.decode(PersonalisationFigures.self, from: data), !people.means.isEmpty {
            self = .personalisation(people)
        } else if let pictures = try? decoder.decode(Evaluation.self, from: data) {
            self = .pictures(pictures)
        } else {
            return nil
        }
    }

    /// What was measured, as the title of a part of a report.
    public var title: String {
        switch self {
        case .pictures: "Labelled pictures"
        case .frames: "Whole frames"
        case .holds: "Letters held for a second"
        case .words: "Words"
        case .personalisation: "Personalisation"
        }
    }

    /// The figures as a part of a report.
    ///
    /// - Parameter id: a name that no other measurement of the page has.
    public func body(id: String) -> Markup {
        switch self {
        case .pictures(let evaluation): PageParts.program(evaluation.text)
        case .frames(let evaluation): PageParts.program(evaluation.text)
        case .holds(let evaluation): PageParts.program(evaluation.text)
        case .words(let evaluation): Self.words(evaluation, id: id)
        case .personalisation(let figures): figures.body(id: id)
        }
    }

    private static func words(_ evaluation: WordEvaluation, id: String) -> Markup {
        let groups = evaluation.groups.sorted { $0.key < $1.key }
        let bars = (groups + (groups.count > 1 ? [("all", evaluation.all)] : [])).map { name, figures in
            BarChart.Bar(name: name, value: figures.wordAccuracy, text: FiguresText.percent(figures.wordAccuracy))
        }
        let chart = PageParts.figure(
            BarChart(title: "Words that are typed right", bars: bars, format: .percent).lying, id: "\(id)-words",
            caption: "Words whose text is exactly right, by person or, for rendered words, letters a second.")
        let all = evaluation.all
        let percent = FiguresText.percent
        let table = PageParts.table(
            caption: "Figures of \(counted(all.films, "word")).", head: ["", "words", "letters as typed"],
            rows: [
                ["right", percent(all.wordAccuracy), percent(all.lettersAccuracy)],
                ["character error rate", percent(all.characterErrorRate), percent(all.lettersErrorRate)],
                ["among the words offered", percent(all.offered), ""],
                ["characters inserted", "\(all.insertions)", ""], ["characters deleted", "\(all.deletions)", ""],
                ["characters substituted", "\(all.substitutions)", ""],
            ])
        let wrong = evaluation.outcomes.filter { !$0.isRight }.map { outcome in
            "\(outcome.word) → \(outcome.typed.isEmpty ? "nothing" : outcome.typed)"
        }
        let list: Markup = wrong.isEmpty ? "" : "<p>Not right: \(wrong.joined(separator: ", ")).</p>"
        return "<div class=\"pair\">\(chart)\(table)</div>\(list)"
    }
}

/// Why figures cannot be shown.
public enum MeasuredFiguresError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(path: String, reason: String)
    /// It is not what the trainer prints.
    case unknown(path: String)

    /// What failed, on which file, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): it cannot be read (\(reason)).".inOneLine
        case .unknown(let path):
            "\(path): no figures of this trainer. Pass what `trainer evaluate … --json` has printed.".inOneLine
        }
    }
}
