import Basics
import Datasets
import Evaluation
import FoundationEssentials
import Imaging
import Recognition

/// Names the data sets of a training, and how they are split into training and validation pictures.
public struct DataPlan: Sendable, Equatable {
    /// The training sets.
    public var data: [URL]
    /// The validation sets, which should show other people.
    public var validation: [URL]
    /// Sets of pictures without letters.
    public var negatives: [URL]
    /// Folders of whole frames with `hands.csv`; the locator's false detections in them become hard negatives.
    public var frames: [URL]
    /// The locator for hard-negative mining; nil to mine none.
    public var locator: URL?
    /// How to split `data` if there is no `validation`; nil to choose by the number of signers.
    public var split: Split?
    /// The hand's share of the picture's side in sets without boxes; the whole side if nil.
    public var handShare: Double?
    /// The number of hands to render for training, in addition to `data` or in place of it.
    public var rendered: Int

    /// With at least this many signers, the default split is by signer.
    static let signersForSplit = 5
    /// The default share of held-out pictures or signers.
    static let usualShare = 0.2

    /// Creates a plan.
    public init(
        data: [URL], validation: [URL] = [], negatives: [URL] = [], frames: [URL] = [],
        locator: URL? = nil, split: Split? = nil, handShare: Double? = nil,
        rendered: Int = 0
    ) {
        self.data = data
        self.validation = validation
        self.negatives = negatives
        self.frames = frames
        self.locator = locator
        self.split = split
        self.handShare = handShare
        self.rendered = rendered
    }

    /// Reads the sets and splits them.
    ///
    /// - Parameters:
    ///   - seed: Determines what a split holds out, and which hands are rendered.
    ///   - note: Is called with sentences about what was read and how it was split.
    ///   - report: Is called with the progress of the rendering.
    /// - Throws: `DatasetError` if a set cannot be used, `LocatorNetError` if the file is not a locator, `ImageError`
    ///   if a frame is empty.
    public func load(
        seed: UInt64, note: (String) -> Void = { _ in }, report: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> LetterData {
        let sets = try open(data)
        // Without a wish of the user, the parts that a set comes with decide.
        let own = validation.isEmpty && split == nil ? sets.map(DataPlan.validationPart) : sets.map { _ in nil }
        let photographed = try learn(sets, validating: own, note: note)
        let drawn = render(seed: seed, note: note, report: report)
        let learned = data.isEmpty ? drawn : photographed
        var plan: LetterData
        if own.contains(where: { $0 != nil }) {
            var held: [Dataset] = []
            for case (let set, let part?) in zip(sets, own) { held.append(try read(set, part: part, note: note)) }
            let shared = Dataset(joining: held)
            let same = !(learned.namesSigners && shared.namesSigners)
            plan = LetterData(
                train: learned, validation: shared,
                samePeople: same || !Set(learned.signers).isDisjoint(with: shared.signers))
        } else if validation.isEmpty {
            let byPerson = learned.namesSigners && learned.signers.count >= DataPlan.signersForSplit
            let split = split ?? (byPerson ? .signer(DataPlan.usualShare) : .random(DataPlan.usualShare))
            let (train, validation) = try split.part(learned, seed: seed)
            plan = LetterData(train: train, validation: validation, samePeople: split.sharesPeople)
            note(
                "Split \(split): \(counted(train.samples.count, "picture")) to learn from, \(validation.samples.count) to validate with"
                    + (split.sharesPeople
                        ? ". The same people are on both sides: the figures flatter." : ", of other people."))
        } else {
            let validation = Dataset(
                joining: try open(validation).map { set in
                    if let part = set.part(for: .validating) {
                        tell(set, words: set.words(using: [(part, "to validate with")]), note: note)
                    }
                    return try told(set.dataset(for: .validating), of: set.url, note: note)
                })
            let shared = Set(learned.signers).intersection(validation.signers)
            plan = LetterData(train: learned, validation: validation, samePeople: !shared.isEmpty)
            if !shared.isEmpty {
                note(
                    "\(shared.sorted().joined(separator: ", ")): in both --data and --validation; the figures flatter.")
            }
        }
        if let copies = try SharedPictures.leaveOut(of: &plan.validation, learnt: plan.train) { note(copies) }
        if !data.isEmpty { plan.train.samples += drawn.samples }
        // Without photographed negatives, rendered rooms without a hand serve as backgrounds.
        if negatives.isEmpty {
            plan.backdrops = plan.train.samples.filter { $0.isRendered && $0.landmarks == nil }.map(\.image)
        }
        plan.sources = (data + negatives).map(\.standardizedFileURL.lastPathComponent)
        if rendered > 0 { plan.sources.append("\(rendered) rendered hands") }
        for url in negatives {
            let set = try told(DatasetLoader(handShare: handShare).loadNegatives(url), of: url, note: note)
            let before = plan.train.samples.count
            let name = url.standardizedFileURL.lastPathComponent
            plan.add(negatives: set, name: name)
            if var held = plan.held[name] {
                let copies = SharedPictures.remove(from: &held, allIn: plan.train)
                plan.held[name] = held.samples.isEmpty ? nil : held
                if copies > 0 { note("\(name): \(counted(copies, "held back picture")) left out, learnt from too") }
            }
            note(
                "\(url.lastPathComponent): \(counted(plan.train.samples.count - before, "picture")) without a letter to learn from, "
                    + "the others are held back to count false letters.")
        }
        if let locator { try addHardNegatives(to: &plan, locator: locator, note: note) }
        return plan
    }

    private func addHardNegatives(to plan: inout LetterData, locator: URL, note: (String) -> Void) throws {
        let net = try LocatorNet(contentsOf: locator)
        let judged = Set(plan.validation.signers)
        var frames: [LabelledFrame] = []
        for url in self.frames {
            let table = try FrameTable(url)
            for line in SkippedList.lines(table.skipped) { note(line) }
            frames += table.frames.filter { !judged.contains($0.signer) }
        }
        let count = try plan.addHardNegatives(in: frames, by: net, margin: LetterPreprocessor().margin)
        plan.sources += self.frames.map(\.standardizedFileURL.lastPathComponent)
        note(
            "\(counted(frames.count, "frame")): \(counted(count, "place")) without a hand where the locator takes something for one"
        )
    }

    private func render(
        seed: UInt64, note: (String) -> Void, report: (Int, Int) -> Void
    ) -> Dataset {
        guard rendered > 0 else { return Dataset(samples: [], namesSigners: true) }
        let set = RenderedDataset.make(count: rendered, seed: seed) { report($0, rendered) }
        note("\(counted(rendered, "hand")) rendered, \(counted(set.labels.count, "class", "classes"))")
        return set
    }

    private func open(_ urls: [URL]) throws(DatasetError) -> [LabelledSet] {
        var sets: [LabelledSet] = []
        for url in urls { sets.append(try DatasetLoader(handShare: handShare).open(url)) }
        return sets
    }

    /// The part of a set that a training validates with; nil where there is none that is worth it.
    private static func validationPart(of set: LabelledSet) -> SetPart? {
        guard let part = set.part(for: .validating), part != .train, !set.isSample(part) else { return nil }
        return part
    }

    private func learn(
        _ sets: [LabelledSet], validating own: [SetPart?], note: (String) -> Void
    ) throws(DatasetError) -> Dataset {
        var learned: [Dataset] = []
        for (set, part) in zip(sets, own) {
            let validating = part.map { [($0, "to validate with")] } ?? []
            tell(set, words: set.words(using: [(.train, "to learn from")] + validating), note: note)
            if validation.isEmpty, split == nil, let small = set.part(for: .validating), set.isSample(small) {
                note("\(set.name(of: small)) has a picture of each class: too few to validate with")
            }
            learned.append(try told(set.dataset(for: .learning), of: set.url, note: note))
        }
        return Dataset(joining: learned)
    }

    private func read(_ set: LabelledSet, part: SetPart, note: (String) -> Void) throws(DatasetError) -> Dataset {
        try told(set.dataset(of: part), of: set.url.appending(path: set.name(of: part)), note: note)
    }

    private func tell(_ set: LabelledSet, words: String?, note: (String) -> Void) {
        for line in [words].compactMap(\.self) + set.remarks { note("\(set.url.path): \(line)") }
    }

    private func told(_ set: Dataset, of url: URL, note: (String) -> Void) -> Dataset {
        note("\(url.path): \(set.counts)")
        for line in SkippedList.notes(set, path: url.path) { note(line) }
        return set
    }
}
