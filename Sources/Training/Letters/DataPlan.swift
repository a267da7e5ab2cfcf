import Datasets
import Evaluation
import Foundation
import Imaging
import Recognition

/// Which sets a training uses, and how they are parted.
public struct DataPlan: Sendable, Equatable {
    /// Sets to learn from.
    public var data: [URL]
    /// Validation sets, of other people.
    public var validation: [URL]
    /// Sets of pictures without letters.
    public var negatives: [URL]
    /// Whole frames with `hands.csv`: what a locator takes for a hand there and is none teaches "nothing".
    public var frames: [URL]
    /// The locator that looks at them.
    public var locator: URL?
    /// How to part `data` where there is no `validation`; chosen by what it holds when nil.
    public var split: Split?
    /// The hand's share of the picture's side where a set gives no boxes; all of it when nil.
    public var handShare: Double?
    /// How many hands are rendered to learn from: beside `data`, or alone where there is none.
    public var rendered: Int

    /// From this many signers on a split by person is chosen.
    static let signersForSplit = 5
    /// The share that is held back when nothing else is asked for.
    static let usualShare = 0.2

    /// Makes a plan.
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

    /// Reads the sets and parts them.
    ///
    /// - Parameters:
    ///   - seed: Decides what a split holds back, and which hands are rendered.
    ///   - note: Hears, in sentences, of what was read and how it was parted.
    ///   - report: Hears how far the rendering is.
    /// - Throws: `DatasetError` when a set cannot be used, `LocatorNetError` when the locator is none, `ImageError` when
    ///   a frame is empty.
    public func load(
        seed: UInt64, note: (String) -> Void = { _ in }, report: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> LetterData {
        let photographed = try read(data, note: note)
        let drawn = render(seed: seed, note: note, report: report)
        let learned = data.isEmpty ? drawn : photographed
        var plan: LetterData
        if validation.isEmpty {
            let byPerson = learned.namesSigners && learned.signers.count >= DataPlan.signersForSplit
            let split = split ?? (byPerson ? .signer(DataPlan.usualShare) : .random(DataPlan.usualShare))
            let (train, validation) = try split.part(learned, seed: seed)
            plan = LetterData(train: train, validation: validation, samePeople: split.sharesPeople)
            note(
                "Split \(split): \(train.samples.count) pictures to learn from, \(validation.samples.count) to validate with"
                    + (split.sharesPeople
                        ? ". The same people are on both sides: the figures flatter." : ", of other people."))
        } else {
            let validation = try read(validation, note: note)
            let shared = Set(learned.signers).intersection(validation.signers)
            plan = LetterData(train: learned, validation: validation, samePeople: !shared.isEmpty)
            if !shared.isEmpty {
                note(
                    "\(shared.sorted().joined(separator: ", ")): in both --data and --validation; the figures flatter.")
            }
        }
        if !data.isEmpty { plan.train.samples += drawn.samples }
        // Rooms without a hand are good to be pasted behind hands, where no photographs of rooms are given.
        if negatives.isEmpty {
            plan.backdrops = plan.train.samples.filter { $0.isRendered && $0.landmarks == nil }.map(\.image)
        }
        plan.sources = (data + negatives).map(\.standardizedFileURL.lastPathComponent)
        if rendered > 0 { plan.sources.append("\(rendered) rendered hands") }
        for url in negatives {
            let set = try read([url], note: note)
            let before = plan.train.samples.count
            plan.add(negatives: set, name: url.standardizedFileURL.lastPathComponent)
            note(
                "\(url.lastPathComponent): \(plan.train.samples.count - before) pictures without a letter to learn from, "
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
        note("\(frames.count) frames: \(count) places that are no hands, but that the locator takes for some")
    }

    private func render(
        seed: UInt64, note: (String) -> Void, report: (Int, Int) -> Void
    ) -> Dataset {
        guard rendered > 0 else { return Dataset(samples: [], namesSigners: true) }
        let set = RenderedDataset.make(count: rendered, seed: seed) { report($0, rendered) }
        note("\(rendered) hands rendered, \(set.labels.count) classes")
        return set
    }

    private func read(_ urls: [URL], note: (String) -> Void) throws(DatasetError) -> Dataset {
        var sets: [Dataset] = []
        for url in urls {
            let set = try DatasetLoader(handShare: handShare).load(url)
            let classes = set.labels.count
            note("\(url.path): \(set.samples.count) pictures, \(classes) classes, \(set.signers.count) signers")
            for line in SkippedList.lines(set.skipped) { note(line) }
            sets.append(set)
        }
        return Dataset(joining: sets)
    }
}
