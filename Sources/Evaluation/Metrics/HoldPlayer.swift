import Basics
import Datasets
import FoundationEssentials
import Imaging
import Recognition

/// Plays letters that people hold for about a second to the recognizer.
///
/// Every hold is a video of its own with 15 pictures a second. Handedness is decided once per signer: the orientation with
/// the higher confidence over all holds is used.
struct HoldPlayer: Sendable {
    /// The time from one picture to the next in milliseconds.
    static let interval = 1000.0 / 15

    let letters: URL
    let locator: URL

    /// What is seen in each hold, different signers in parallel: a hold, and an observation for each of its readable pictures.
    ///
    /// - Throws: `LetterNetError` or `LocatorNetError` when a model cannot be loaded.
    func play<Outcome: Sendable>(
        _ recordings: HoldRecordings,
        _ judge: @Sendable (HoldRecordings.Hold, [FrameObservation], LetterNet) throws -> Outcome
    ) throws -> [Outcome] {
        let people = Dictionary(grouping: recordings.holds, by: \.signer).sorted { $0.key < $1.key }.map(\.value)
        _ = (try LetterNet(contentsOf: letters), try LocatorNet(contentsOf: locator))
        let played = concurrentMap(people.count, block: 1) { index in
            Result {
                let net = try LetterNet(contentsOf: letters)
                let seen = try observations(of: people[index], net)
                return try zip(people[index], seen).map { try judge($0, $1, net) }
            }
        }
        return try played.flatMap { try $0.get() }
    }

    /// What is seen in one signer's holds, in the orientation with the higher confidence.
    private func observations(of holds: [HoldRecordings.Hold], _ net: LetterNet) throws -> [[FrameObservation]] {
        let finder = try LocatorNet(contentsOf: locator)
        let films = holds.map { hold in hold.pictures.map { try? Still.readGrey($0) } }
        let ways = [HandednessMode.off, .on].map { handedness in
            films.map { film in
                var recognizer = Recognizer(
                    net: net, locator: TrackingLocator(finder, margin: net.preprocessor.margin), handedness: handedness)
                return film.enumerated().compactMap { number, image in
                    image.map {
                        recognizer.read(Frame($0, time: Double(number) * Self.interval, sequence: number))
                    }
                }
            }
        }
        func confidence(_ way: [[FrameObservation]]) -> Double {
            zip(films, way).reduce(0) { sum, pair in
                sum + pair.1.reduce(0) { $0 + Double($1.confidence) } / Double(max(pair.0.count, 1))
            }
        }
        return confidence(ways[1]) > confidence(ways[0]) ? ways[1] : ways[0]
    }
}
