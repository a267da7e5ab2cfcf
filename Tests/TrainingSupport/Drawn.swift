import Basics
import Datasets
import Foundation
import Imaging
import TestSupport

import Training

/// Pictures that tests learn from: a bright bar whose direction is the letter, on a noisy ground.
package enum Drawn {
    package static let letters = ["A", "B", "C"]

    /// A picture of 32x32: a bar across (A), down (B), or both (C).
    package static func image(_ letter: String, number: Int) -> GreyImage {
        var generator = SeededGenerator(seed: UInt64(number) &* 31 &+ HoldOut.hash(letter))
        var image = GreyImage(width: 32, height: 32)
        let place = 12 + generator.index(below: 8)
        for y in 0..<32 {
            for x in 0..<32 {
                let onBar = (letter != "B" && abs(y - place) < 4) || (letter != "A" && abs(x - place) < 4)
                image[x, y] = UInt8((onBar ? 180 : 40) + generator.index(below: 40))
            }
        }
        return image
    }

    /// `count` samples of each letter for each signer.
    package static func dataset(signers: [String] = ["ann", "bob"], count: Int, from first: Int = 0) -> Dataset {
        let samples = signers.flatMap { signer in
            letters.flatMap { letter in
                (first..<first + count).map { number in
                    sample(letter, signer: signer, number: number + Int(HoldOut.hash(signer) % 1000))
                }
            }
        }
        return Dataset(samples: samples, namesSigners: true)
    }

    package static func sample(_ letter: String, signer: String, number: Int) -> Sample {
        let image = image(letter, number: number)
        return Sample(
            name: "\(signer)/\(letter)/\(number)", image: image, region: HandBox.centred(in: image, share: 0.8),
            label: letter, signer: signer)
    }

    /// Pictures without letters: noise alone.
    package static func nothing(count: Int) -> Dataset {
        let samples = (0..<count).map { number in
            var generator = SeededGenerator(seed: UInt64(number))
            let image = GreyImage(
                width: 32, height: 32, pixels: (0..<1024).map { _ in UInt8(generator.index(below: 255)) })
            return Sample(
                name: "walls/\(number)", image: image, region: HandBox.centred(in: image, share: 0.6),
                label: "nothing", signer: "walls")
        }
        return Dataset(samples: samples, namesSigners: false)
    }

    /// What a training of these learns from and is tested with.
    package static func data() -> LetterData {
        var data = LetterData(
            train: dataset(count: 20), validation: dataset(signers: ["cid"], count: 10, from: 100), samePeople: false)
        data.add(negatives: nothing(count: 20), name: "walls")
        data.sources = ["drawn", "walls"]
        return data
    }

    /// Settings that learn them in a moment.
    package static func configuration(epochs: Int = 2, seed: UInt64 = 1) -> LetterConfiguration {
        var configuration = LetterConfiguration(.study, seed: seed)
        configuration.epochs = epochs
        configuration.samplesPerEpoch = 100
        configuration.batch = 8
        return configuration
    }
}
