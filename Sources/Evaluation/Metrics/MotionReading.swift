import Datasets
import Foundation
import Imaging
import Recognition
import Spelling

/// What the whole recognizer types for recordings of J and Z, and for still letters of the same handshapes.
public struct MotionReading: Sendable, Equatable, Codable {
    /// What was typed for one recording.
    public struct Row: Sendable, Equatable, Codable {
        /// Whose hand it is.
        public var signer: String
        /// The letter that the recording is of.
        public var letter: String
        /// The text at its end.
        public var typed: String
        /// Whether the letter is in it.
        public var isRead: Bool { typed.contains(letter) }
        /// Whether J or Z is in it and should not be.
        public var isFalse: Bool {
            LetterLabels.moving.contains { $0 != letter && typed.contains($0) }
        }
    }

    /// The recordings.
    public var recordings: [Row]
    /// Share of the recordings of J, and of Z, in which the letter was read.
    public var recall: [String: Double]
    /// Pictures of I and D held still that were played as a film, and how many J and Z were read there.
    public var stillFrames: Int
    /// J and Z read from hands that were held still.
    public var falseLetters: Int

    /// Frames a second that recordings are played with.
    package static let framesPerSecond = 30.0
    /// Pictures a second of still letters.
    static let stillsPerSecond = 15.0

    /// Plays recordings, and the pictures of I and D of a set.
    ///
    /// - Throws: `LetterNetError` when the model cannot be loaded.
    public init(model: URL, recordings: MotionRecordings, stills: Dataset) throws(LetterNetError) {
        var rows: [Row] = []
        for recording in recordings.recordings {
            let frames = recording.frames.map { try? Still.readGrey($0) }
            rows.append(
                Row(
                    signer: recording.signer, letter: recording.letter,
                    typed: try Self.typed(
                        model, frames: frames, boxes: recording.boxes, mirrored: recording.mirrored,
                        framesPerSecond: Self.framesPerSecond)))
        }
        self.recordings = rows
        recall = Dictionary(grouping: rows, by: \.letter).mapValues { rows in
            Double(rows.count { $0.isRead }) / Double(rows.count)
        }
        let handshapes = Set(MotionLetter.allCases.map(\.handshape))
        let held = stills.samples.filter { handshapes.contains($0.label) }
        stillFrames = held.count
        var wrong = 0
        let groups = Dictionary(grouping: held) { [$0.signer, $0.label] }
        for (_, samples) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let typed = try Self.typed(
                model, frames: samples.map(\.image), boxes: samples.map(\.region),
                mirrored: samples.first?.mirrored ?? false, framesPerSecond: Self.stillsPerSecond)
            wrong += typed.count { LetterLabels.moving.contains(String($0)) }
        }
        falseLetters = wrong
    }

    /// The hand's places as they are given; while none is, the last one.
    private struct GivenBoxes: HandLocator {
        var regions: [Region?]
        private var last: Region?

        init(_ regions: [Region?]) { self.regions = regions }

        mutating func candidates(in frame: Frame, after elapsed: Double?) -> [Region] {
            last = (regions.indices.contains(frame.sequence) ? regions[frame.sequence] : nil) ?? last
            return last.map { [$0] } ?? []
        }
    }

    private static func typed(
        _ model: URL, frames: [GreyImage?], boxes: [Region?], mirrored: Bool, framesPerSecond: Double
    ) throws(LetterNetError) -> String {
        let net = try LetterNet(contentsOf: model)
        let margin = net.preprocessor.margin
        var recognizer = Recognizer(
            net: net, locator: GivenBoxes(boxes.map { $0?.square(scaledBy: margin) }),
            handedness: mirrored ? .on : .off)
        var committer = LetterCommitter(policy: CommitPolicy(threshold: net.threshold))
        for (number, image) in frames.enumerated() {
            guard let image else { continue }
            let time = Double(number) * 1000 / framesPerSecond
            _ = committer.add(recognizer.read(Frame(image, time: time, sequence: number)))
        }
        _ = committer.finish()
        return committer.text
    }
}
