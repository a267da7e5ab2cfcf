import Basics
import HandModel
import Imaging
import Recognition

/// Rendered hands as a labelled data set, for training without photographs.
public enum RenderedDataset {
    /// The number of artificial signers that the pictures are assigned to, in groups of 26 pictures.
    ///
    /// Every picture has its own random hand, skin and room, so the signers have nothing in common.
    public static let signers = 50
    /// What the artificial signers' names begin with.
    static let signerPrefix = "rendered-"

    /// The number of pictures between two reports, large enough to keep all cores busy.
    private static let stretch = 512

    /// Renders a data set in memory on all cores, at about 7 ms of one core per picture.
    ///
    /// - Parameters:
    ///   - count: The number of pictures; the letters take turns.
    ///   - seed: The seed; the same seed gives the same pictures.
    ///   - letters: The letters to sign; nil for all but J and Z, whose pictures would look like I and D.
    ///   - shareOfNothing: The share of pictures without a letter.
    ///   - report: Is called repeatedly with the number of rendered pictures, on the calling thread.
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
            label: rendered.letter ?? LetterLabels.nothing, signer: "\(signerPrefix)\(number / 26 % signers)",
            landmarks: rendered.landmarks.isEmpty ? nil : rendered.landmarks, isRendered: true)
    }
}
