import Datasets
import FoundationEssentials
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
    /// In the whole frames of recordings the hand is found as in a camera's, because a box that was made for a blurred hand
    /// is often missing or wrong. The pictures of a data set are read in their boxes.
    ///
    /// - Throws: `LetterNetError` or `LocatorNetError` if a model cannot be loaded.
    public init(model: URL, locator: URL, recordings: MotionRecordings, stills: Dataset) throws {
        let (net, finder) = (try LetterNet(contentsOf: model), try LocatorNet(contentsOf: locator))
        var rows: [Row] = []
        for recording in recordings.recordings {
            let frames = recording.frames.map { try? Still.readGrey($0) }
            rows.append(
                Row(
                    signer: recording.signer, letter: recording.letter,
                    typed: Self.typed(
                        net, frames: frames, locator: TrackingLocator(finder, margin: net.preprocessor.margin),
                        mirrored: recording.mirrored, framesPerSecond: Self.framesPerSecond)))
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
            let typed = Self.typed(
                net, frames: samples.map(\.image),
                locator: GivenBoxes(regions: samples.map { $0.region.square(scaledBy: net.preprocessor.margin) }),
                mirrored: samples.first?.mirrored ?? false, framesPerSecond: Self.stillsPerSecond)
            wrong += typed.count { LetterLabels.moving.contains(String($0)) }
        }
        falseLetters = wrong
    }

    /// Returns the region of each frame instead of searching for the hand.
    private struct GivenBoxes: HandLocator {
        var regions: [Region]

        func candidates(in frame: Frame, after elapsed: Double?) -> [Region] {
            regions.indices.contains(frame.sequence) ? [regions[frame.sequence]] : []
        }
    }

    private static func typed(
        _ net: LetterNet, frames: [GreyImage?], locator: any HandLocator, mirrored: Bool, framesPerSecond: Double
    ) -> String {
        var recognizer = Recognizer(net: net, locator: locator, handedness: mirrored ? .on : .off)
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
