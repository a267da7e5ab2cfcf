import Datasets
import Foundation
import Imaging
import Recognition
import Spelling

/// What the recognizer types for recordings of J and Z, and for still letters with the same handshapes.
public struct MotionReading: Sendable, Equatable, Codable {
    /// The result of one recording.
    public struct Row: Sendable, Equatable, Codable {
        /// The signer.
        public var signer: String
        /// The letter that is shown.
        public var letter: String
        /// The text at the end of the recording.
        public var typed: String
        /// Whether the text contains the letter.
        public var isRead: Bool { typed.contains(letter) }
        /// Whether the text contains a wrong J or Z.
        public var isFalse: Bool {
            LetterLabels.moving.contains { $0 != letter && typed.contains($0) }
        }
    }

    /// The results of the recordings.
    public var recordings: [Row]
    /// The share of recordings in which the letter was read, by letter.
    public var recall: [String: Double]
    /// The number of pictures of still I and D that were played as videos.
    public var stillFrames: Int
    /// The number of J and Z that were typed for these videos.
    public var falseLetters: Int

    /// The frames per second of recordings.
    package static let framesPerSecond = 30.0
    /// The frames per second of videos of still letters.
    static let stillsPerSecond = 15.0

    /// Plays recordings, and the pictures of I and D in a data set, to the recognizer.
    ///
    /// - Throws: `LetterNetError` if the model cannot be loaded.
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

    /// Returns given boxes instead of searching for the hand; a frame without a box gets the last one.
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
        var committer = LetterCommitter(policy: CommitPolicy(for: net))
        for (number, image) in frames.enumerated() {
            guard let image else { continue }
            let time = Double(number) * 1000 / framesPerSecond
            _ = committer.add(recognizer.read(Frame(image, time: time, sequence: number)))
        }
        _ = committer.finish()
        return committer.text
    }
}
