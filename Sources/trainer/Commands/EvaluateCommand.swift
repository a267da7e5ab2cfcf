import ArgumentParser
import Basics
import Datasets
import Evaluation
import Foundation
import Imaging
import NeuralNetwork
import Recognition
import Spelling
import Training

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Reads labelled pictures with a model and prints its figures.",
        discussion: """
            Still letters are the 24 that are no movement; a hand that is held still is never read as J or Z. False \
            letters are counted on pictures without letters that the model has not learned from. "After a second" is \
            what is read at the end of 15 neighbouring pictures of one person's letter, smoothed as for a camera.
            """)

    @OptionGroup var dataOptions: DataOptions

    @Option(help: ArgumentHelp("The model to test.", valueName: "file"))
    var model: String

    @Option(
        name: .customLong("negatives"), parsing: .singleValue,
        help: ArgumentHelp("A set of pictures without letters; may be given several times.", valueName: "path"))
    var negatives: [String] = []

    @Flag(
        help: "Counts false letters on all pictures without letters, also those that the model may have learned from.")
    var allNegatives = false

    @Option(
        help: ArgumentHelp(
            "The confidence from which an answer counts as a letter (default: the model's own, or 0.7).",
            valueName: "0…1"))
    var threshold: Float?

    @Flag(help: "Reads the pictures also darker, brighter, noisy, blurred, with another wall and so on.")
    var corruptions = false

    @Option(
        help: ArgumentHelp(
            "Recordings of J and Z (a folder with motion.csv), read in whole frames.", valueName: "folder"))
    var motion: String?

    @Option(help: ArgumentHelp("The confusion matrix to draw.", valueName: "png"))
    var confusions: String?

    @Option(help: ArgumentHelp("Confidence against accuracy, to draw.", valueName: "png"))
    var reliability: String?

    @Flag(help: "Prints one JSON object instead of a report.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Whole frames with hands.csv: the hand is found, then read. --negatives are then shown for a second each.",
            valueName: "path"))
    var frames: String?

    @Option(
        help: ArgumentHelp(
            "Letters held for a second (a folder with holds.csv): what is typed first, and after how long.",
            valueName: "folder"))
    var holds: String?

    @Flag(
        help: ArgumentHelp(
            "With --holds: how surely practice tells a letter that it asks for from those that look like it.",
            discussion: """
                Every hold is shown while its letter is expected, and while each letter is that it may be taken for. \
                The names of the signers in order, the thresholds were chosen on the first, third, fifth and so on; \
                the others are reported by letter.
                """))
    var verification = false

    @Option(
        help: ArgumentHelp(
            """
            Films of spelled words, named by their words, in folders by person; rendered:COUNT, which renders words; or \
            holds:FOLDER, which puts words together from letters held by people.
            """,
            discussion: """
                A video is named HELLO.mp4, or HELLO-2.mp4 where there are more of one word. Rendered words are \
                spelled at 1, 1.5, 3 and 5 letters a second, and as many names of no lexicon at 2. Of letters held for \
                a second (a folder with holds.csv), each person gets 15 words of the language, of 3 to 8 letters \
                without J, Z and doubles.
                """,
            valueName: "folder|rendered:COUNT|holds:FOLDER"))
    var words: String?

    @Option(
        help: ArgumentHelp(
            "With --frames, --holds or --words: how letters are typed, as the recognizer's option says.",
            valueName: "auto|hold|flow"))
    var reading = CommitPolicy.Reading.auto

    @Option(
        help: ArgumentHelp(
            "With --frames, --holds, --words or --motion: the model that finds the hand (by default the one that ships).",
            valueName: "file"))
    var locator: String?

    @Option(
        help: ArgumentHelp(
            "With --frames, --holds or --words: the model that reads words (by default the one that ships).",
            valueName: "file"))
    var spelling: String?

    @Option(
        help: ArgumentHelp(
            "With --frames: draws the hands that were not found, and those that are none.", valueName: "png"))
    var sheet: String?

    @Option(
        help: ArgumentHelp(
            "Teaches each person's hand with so many pictures of a letter, and reads the others, of others too.",
            discussion: """
                The first pictures of every letter are learnt, of all letters and of the ten that are read worst; the \
                second half is read. Pictures of a letter have to be in the order of time.
                """,
            valueName: "0,1,5…"))
    var personalise: String?

    @Option(help: ArgumentHelp("With --personalise: what is read after how many pictures, to draw.", valueName: "png"))
    var curve: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let personalise, pictures == nil {
            throw ValidationError("--personalise \(personalise): pass numbers of 0 to 1000, such as 0,1,3,5,15.")
        }
        if personalise != nil, (frames ?? holds ?? words) != nil {
            throw ValidationError("--personalise is measured on --data alone.")
        }
        if curve != nil, personalise == nil { throw ValidationError("--curve is drawn of --personalise: give both.") }
        if let threshold, !(0...1).contains(threshold) {
            throw ValidationError("--threshold \(threshold): must be 0 to 1.")
        }
        if let words, words.hasPrefix(Self.rendered), renderedWords == nil {
            throw ValidationError("--words \(words): the number of words must be 1 to 10000.")
        }
        guard [frames, holds, words].count(where: { $0 != nil }) <= 1 else {
            throw ValidationError("--frames, --holds and --words are evaluations of their own: give one of them.")
        }
        if verification, holds == nil { throw ValidationError("--verification is measured on --holds: give both.") }
        if sheet != nil, frames == nil { throw ValidationError("--sheet is drawn of --frames: give both.") }
        if confusions != nil || reliability != nil, (frames ?? holds ?? words) != nil {
            throw ValidationError("--confusions and --reliability are drawn of --data alone.")
        }
    }

    private static let rendered = "rendered:"
    private static let speeds = [1, 1.5, 3, 5]
    private static let held = "holds:"
    /// Words of held letters are drawn from so many of the likeliest words.
    private static let heldWords = 10_000

    /// How many words are to be rendered; nil when films are read.
    private var renderedWords: Int? {
        guard let words, words.hasPrefix(Self.rendered), let count = Int(words.dropFirst(Self.rendered.count)),
            (1...10_000).contains(count)
        else { return nil }
        return count
    }

    /// How many pictures of a letter are learnt; nil where it is no list of numbers.
    private var pictures: [Int]? {
        guard let personalise else { return nil }
        let numbers = personalise.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let counts = numbers.compactMap(\.self).filter((0...1000).contains)
        return counts.count == numbers.count ? counts : nil
    }

    func run() throws {
        try output.check(confusions, reliability, sheet, curve)
        if let pictures { return try evaluate(personalising: pictures) }
        if let frames { return try evaluate(frames: frames) }
        if let holds { return try evaluate(holds: holds) }
        if let words { return try evaluate(words: words) }
        let url = URL(fileURLWithPath: model)
        let all = try dataOptions.load()
        let reader = try ModelReader(model: url)
        let (set, leftOut) = try all.known(to: reader.labels)
        let predictions = try reader.predictions(for: set)
        var rejected: [String: Predictions] = [:]
        var backdrops: [GreyImage] = []
        for path in negatives {
            let folder = URL(fileURLWithPath: path)
            let all = DataOptions.told(try DatasetLoader().loadNegatives(folder), of: folder)
            let unseen = allNegatives ? all : reader.unseen(of: all)
            let answers = try reader.predictions(for: unseen)
            rejected[folder.standardizedFileURL.lastPathComponent] = answers
            if !all.namesSigners { backdrops += unseen.samples.map(\.image) }
        }
        var point = reader.threshold ?? LetterThreshold()
        if let threshold { point.minimumConfidence = threshold }
        var evaluation = Evaluation(predictions, negatives: rejected, threshold: point)
        evaluation.leftOut = leftOut
        if corruptions {
            evaluation.corruptions = try Robustness(
                of: reader, on: set, backdrops: backdrops, margin: reader.margin)
        }
        if let motion {
            evaluation.motion = try MotionReading(
                model: url, locator: finder(), recordings: MotionRecordings(contentsOf: URL(fileURLWithPath: motion)),
                stills: set)
        }
        try draw(predictions, evaluation, name: url.lastPathComponent)
        let report = ClassificationReport(ConfusionMatrix(predictions)).description
        try StandardOutput.print(json ? evaluation.json() : report + "\n\n" + evaluation.text)
    }

    private func draw(_ predictions: Predictions, _ evaluation: Evaluation, name: String) throws {
        if let confusions {
            let picture = ConfusionPicture(ConfusionMatrix(predictions), title: "What \(name) reads")
            try PNG.write(picture.picture(), to: URL(fileURLWithPath: confusions))
        }
        if let reliability {
            let picture = ReliabilityPicture(
                bins: evaluation.reliability, expectedError: evaluation.calibrationError,
                title: "How sure \(name) may be")
            try PNG.write(picture.picture(), to: URL(fileURLWithPath: reliability))
        }
    }

    /// The model that finds the hand.
    private func finder() throws -> URL {
        try locator.map { URL(fileURLWithPath: $0) } ?? ModelLocation().find(ModelLocation.locator)
    }

    /// What letters become words by.
    private func spellingModels() throws -> SpellingModels {
        try SpellingModels(net: spelling.map { URL(fileURLWithPath: $0) })
    }

    private func evaluate(personalising counts: [Int]) throws {
        let study = try PersonalisationStudy(
            of: URL(fileURLWithPath: model), on: dataOptions.load(), counts: counts, report: StandardError.note)
        if let curve { try PNG.write(PersonalisationPicture(study).picture(), to: URL(fileURLWithPath: curve)) }
        try StandardOutput.print(json ? study.json() : study.text)
    }

    private func evaluate(holds path: String) throws {
        let recordings = try HoldRecordings(contentsOf: URL(fileURLWithPath: path))
        if verification {
            let evaluation = try VerificationEvaluation(
                recordings, letters: URL(fileURLWithPath: model), locator: finder())
            return try StandardOutput.print(json ? evaluation.json() : evaluation.text)
        }
        let evaluation = try HoldEvaluation(
            recordings, letters: URL(fileURLWithPath: model), locator: finder(), spelling: spellingModels(),
            reading: reading)
        try StandardOutput.print(json ? evaluation.json() : evaluation.text)
    }

    private func evaluate(words path: String) throws {
        let spelling = try spellingModels()
        let films: WordRecordings
        if let renderedWords {
            films = WordRecordings(rendered: renderedWords, speeds: Self.speeds)
        } else if path.hasPrefix(Self.held) {
            let holds = try HoldRecordings(contentsOf: URL(fileURLWithPath: String(path.dropFirst(Self.held.count))))
            let words = spelling.language.lexicon.completions(of: [], count: Self.heldWords)
            films = try WordRecordings(holds: holds, words: words.map { Letters.word($0.letters) })
        } else {
            films = try WordRecordings(contentsOf: URL(fileURLWithPath: path))
        }
        let evaluation = try WordEvaluation(
            films, letters: URL(fileURLWithPath: model), locator: finder(), spelling: spelling,
            reading: reading)
        try StandardOutput.print(json ? evaluation.json() : evaluation.text)
    }

    private func evaluate(frames path: String) throws {
        let table = try FrameTable(URL(fileURLWithPath: path))
        table.skipped.forEach { StandardError.note("Skipped \($0.name): \($0.reason)") }
        let reader = try FrameReader(locator: finder(), letters: URL(fileURLWithPath: model))
        let spelling = try spellingModels()
        var (evaluation, outcomes) = try reader.evaluate(table.frames)
        let figures = evaluation
        var items: [BoxSheet.Item] = outcomes.compactMap { outcome in
            let frame = table.frames[outcome.frame]
            guard !figures.isFound(outcome, signer: frame.signer) else { return nil }
            let found = figures.box(of: outcome, signer: frame.signer)
            return BoxSheet.Item(
                image: frame.image, labelled: [outcome.hand.box], found: found.map { [$0] } ?? [], caption: frame.name)
        }
        for path in negatives {
            let folder = URL(fileURLWithPath: path)
            let set = DataOptions.told(try DatasetLoader().loadNegatives(folder), of: folder)
            let shown = reader.shown(set, spelling: spelling, reading: reading)
            evaluation.add(shown, of: set, name: folder.standardizedFileURL.lastPathComponent)
            items += zip(set.samples, shown).compactMap { sample, shown in
                shown.region.map {
                    BoxSheet.Item(
                        image: sample.image, labelled: [], found: [$0], caption: "\(shown.typed) \(sample.name)")
                }
            }
        }
        if let sheet { try PNG.write(BoxSheet(items).picture(), to: URL(fileURLWithPath: sheet)) }
        try StandardOutput.print(json ? evaluation.json() : evaluation.text)
    }
}
