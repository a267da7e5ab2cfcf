import Basics
import Charts
import Datasets
import Evaluation
import FoundationEssentials
import NeuralNetwork
import Recognition

/// The report of a training as one page: what was learnt, how, and how well the model reads.
///
/// What is not known is said in the page, with the command that would measure it.
public struct RunReport {
    /// How well letters of a set are read.
    public struct Reading {
        /// The pictures, of classes that the network knows.
        public var set: Dataset
        /// The network's answers.
        public var predictions: Predictions
        /// Their figures.
        public var evaluation: Evaluation
        /// Sentences about the figures.
        public var notes: [String]
        /// What reading a picture costs; nil if it was not measured.
        public var speed: ReadingSpeed?

        /// Creates a reading.
        public init(
            of set: Dataset, _ predictions: Predictions, _ evaluation: Evaluation, notes: [String] = [],
            speed: ReadingSpeed? = nil
        ) {
            (self.set, self.predictions, self.evaluation) = (set, predictions, evaluation)
            (self.notes, self.speed) = (notes, speed)
        }
    }

    /// The pictures that were learnt; nil if they are not at hand.
    public var learnt: Dataset?
    /// How letters are read; nil if no set was read.
    public var reading: Reading?
    /// What else was measured.
    public var measured: [MeasuredFigures] = []

    private let name: String
    private let model: ModelFile
    private let kind: ModelKind
    private let history: HistoryTable?
    private let historyName: String
    private let command: String?

    /// Begins the report of a model, with what lies beside it.
    ///
    /// - Throws: `ModelFileError` if the file is not a model.
    public init(_ files: TrainingFiles) throws(ModelFileError) {
        model = try ModelFile(contentsOf: files.model)
        kind = ModelKind(model)
        name = files.model.lastPathComponent
        historyName = files.historyTable.lastPathComponent
        history = (try? String(contentsOf: files.historyTable, encoding: .utf8)).flatMap(HistoryTable.init)
        command = (try? String(contentsOf: files.command, encoding: .utf8))?
            .trimmed(of: \.isWhitespace)
    }

    /// Returns the page.
    ///
    /// - Throws: `ImageError` or `RenderingError` when a picture cannot be shown.
    public func html() throws -> String {
        var sections: [ReportPage.Section] = []
        if kind == .letters { sections.append(.init(id: "data", title: "Data", body: try data())) }
        sections.append(.init(id: "learning", title: "Learning", body: learning))
        if kind == .letters { sections += try letters() }
        sections += measurements
        sections.append(.init(id: "speed", title: "Speed", body: speed))
        sections.append(
            .init(id: "settings", title: "Settings", body: SettingsSection.body(model, command: command)))
        return ReportPage(title: name, kind: "Training report", summary: summary, facts: facts, sections: sections).html
    }

    /// Writes the page.
    ///
    /// - Throws: `ImageError` or `RenderingError` when a picture cannot be shown, `FileWriteError` when the file cannot be
    ///   written.
    public func write(to url: URL) throws { try AtomicFile.write(Array(html().utf8), to: url) }

    private var summary: String {
        let count = NetworkDescription.grouped(model.network.description.parameterCount)
        return "\(kind.words), with \(count) parameters."
    }

    private var facts: [ReportPage.Fact] {
        if let reading { return AccuracySection.facts(reading.evaluation) }
        // What the training itself has written into its model, of validation.
        let metrics = try? JSONDecoder().decode(
            [String: Double].self, from: Data((model.metadata["metrics"] ?? "").utf8))
        return (metrics ?? [:]).filter { $0.key != "seconds" }.sorted { $0.key < $1.key }.map {
            .init(String(printf: "%.4g", $1), SettingsSection.Card.words($0))
        }
    }

    private func data() throws -> Markup {
        var parts: [Markup] = []
        if let learnt { parts.append(try DataSection.body(learnt, name: "What was learnt", id: "learnt")) }
        if let reading { parts.append(try DataSection.body(reading.set, name: "What is read", id: "read")) }
        return parts.isEmpty ? Self.noData : Markup(parts)
    }

    private static let noData = PageParts.missing(
        "No pictures were given. This has them:", command: "trainer report --model MODEL --data PATH")

    private var learning: Markup {
        history.map(LearningSection.body)
            ?? PageParts.missing("There is no history: a training writes \(historyName) beside its model.")
    }

    private func letters() throws -> [ReportPage.Section] {
        let ids = [
            ("accuracy", "Accuracy"), ("confusions", "Confusions"), ("mistakes", "Mistakes"),
            ("calibration", "Calibration"),
        ]
        guard let reading else { return ids.map { .init(id: $0.0, title: $0.1, body: Self.noData) } }
        let (predictions, evaluation) = (reading.predictions, reading.evaluation)
        let diagram = PageParts.figure(
            ReliabilityChart(bins: evaluation.reliability, expectedError: evaluation.calibrationError).chart,
            id: "reliability",
            caption: String(
                printf:
                    "Right answers by confidence, on still letters, with the number of answers. Red is missing to what the "
                    + "confidence promises, orange exceeds it. The expected calibration error is %.3f.",
                evaluation.calibrationError))
        let bodies = [
            AccuracySection.body(predictions, evaluation, notes: reading.notes),
            try MistakesSection.confusions(predictions, of: reading.set),
            try MistakesSection.mistakes(predictions, of: reading.set), diagram,
        ]
        return zip(ids, bodies).map { .init(id: $0.0, title: $0.1, body: $1) }
    }

    private var measurements: [ReportPage.Section] {
        let found = measured.enumerated().map { number, measurement in
            ReportPage.Section(
                id: "measured-\(number)", title: measurement.title, body: measurement.body(id: "measured-\(number)"))
        }
        let titles = Set(found.map(\.title))
        return found
            + kind.measurements.filter { !titles.contains($0.title) }.map { absent in
                let id = absent.title.lowercased().split(separator: " ").joined(separator: "-")
                return .init(
                    id: "not-\(id)", title: absent.title,
                    body: PageParts.missing(
                        "Not measured. Pass to --figures what this prints:", command: absent.command))
            }
    }

    private var speed: Markup {
        let training = history.map { "Training: \(LearningSection.words($0))" }
        let reading = reading?.speed.map { "Reading: \($0.words)" }
        let lines = [training, reading].compactMap(\.self)
        guard !lines.isEmpty else { return PageParts.missing("Nothing is known about the speed.") }
        return Markup(lines.map { line -> Markup in "<p>\(line)</p>" })
    }
}
