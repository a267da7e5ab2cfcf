import Basics
import HandModel
import Imaging
import Recognition

/// Rendered hands as a labelled set: what there is to learn from on a machine without any photographs.
public enum RenderedDataset {
    /// How many people the hands count as; pictures with numbers that far apart are of one "signer".
    ///
    /// Every picture has a hand, skin and room of its own, so that no two "signers" share anything.
    public static let signers = 50

    /// How many pictures are rendered between two reports: enough to keep all cores busy.
    private static let stretch = 512

    /// Renders a set in memory, on all cores; about 7 ms of one core a picture.
    ///
    /// - Parameters:
    ///   - count: How many pictures, the letters in turn.
    ///   - seed: Where chance begins: the same seed gives the same pictures.
    ///   - letters: The letters to sign; all still ones when nil, as pictures of J and Z are pictures of I and D.
    ///   - shareOfNothing: Which part of the pictures shows no letter.
    ///   - report: Hears how many are done, now and then, on the calling thread.
    public static func make(
        count: Int, seed: UInt64 = 1, letters: [String]? = nil, shareOfNothing: Double = 0.15,
        report: (Int) -> Void = { _ in }
    ) -> Dataset {
        let sampler = HandSampler(
            seed: seed, letters: letters ?? stillLetters, shareOfNothing: shareOfNothing)
        var samples: [Sample] = []
        samples.reserveCapacity(max(count, 0))
        while samples.count < count {
            let first = samples.count
            samples += concurrentMap(min(stretch, count - first)) {
                sample(sampler.sample(first + $0), number: first + $0)
            }
            report(samples.count)
        }
        return Dataset(samples: samples, namesSigners: true)
    }

    /// The letters that a still picture can show.
    public static var stillLetters: [String] {
        LetterLabels.alphabet.filter { !LetterLabels.moving.contains($0) }
    }

    private static func sample(_ rendered: RenderedSample, number: Int) -> Sample {
        Sample(
            name: "rendered \(number)", image: rendered.image, region: rendered.handBox,
            label: rendered.letter ?? LetterLabels.nothing, signer: "rendered-\(number / 26 % signers)",
            landmarks: rendered.landmarks.isEmpty ? nil : rendered.landmarks, isRendered: true)
    }
}
