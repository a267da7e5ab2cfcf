import Basics
import Datasets
import Foundation
import Imaging
import TestSupport

import Training

/// Frames that a locator can learn from in a moment: a bright square, the hand, somewhere on a dark noisy ground.
package enum DrawnFrames {
    package static func frame(_ number: Int, signer: String, label: String = "A") -> LabelledFrame {
        var generator = SeededGenerator(seed: UInt64(number) &+ HoldOut.hash(signer))
        var image = GreyImage(width: 80, height: 60)
        let side = 18 + generator.index(below: 12)
        let (x, y) = (generator.index(below: 80 - side), generator.index(below: 60 - side))
        for row in 0..<60 {
            for column in 0..<80 {
                let isHand = (x..<x + side).contains(column) && (y..<y + side).contains(row)
                image[column, row] = UInt8((isHand ? 190 : 40) + generator.index(below: 30))
            }
        }
        let box = Region(x: Double(x), y: Double(y), width: Double(side), height: Double(side))
        return LabelledFrame(
            name: "\(signer)/\(number).jpg", image: image, hands: [LabelledFrame.Hand(box: box, label: label)],
            signer: signer)
    }

    package static func frames(signers: [String] = ["ann", "bob", "cid", "dan"], count: Int) -> [LabelledFrame] {
        signers.flatMap { signer in (0..<count).map { frame($0, signer: signer) } }
    }

    /// A crop whose hand is the square in its middle, with made-up joints.
    package static func crop(_ number: Int, signer: String) -> Sample {
        var sample = Drawn.sample("A", signer: signer, number: number)
        sample.landmarks = (0..<21).map { SIMD2(8 + Float($0 % 5) * 4, 8 + Float($0 / 5) * 4) }
        return sample
    }

    package static func data(crops: Bool = true) -> LocatorData {
        var data = LocatorData(frames: frames(count: 12), held: ["dan"])
        data.add(negatives: Drawn.nothing(count: 12))
        if crops { data.add(crops: Dataset(samples: (0..<8).map { crop($0, signer: "eve") }, namesSigners: true)) }
        data.sources = ["drawn"]
        return data
    }

    package static func configuration(epochs: Int = 1, seed: UInt64 = 1) -> LocatorConfiguration {
        var configuration = LocatorConfiguration()
        (configuration.epochs, configuration.scenesPerEpoch, configuration.batch) = (epochs, 24, 8)
        (configuration.seed, configuration.threads, configuration.averageDecay) = (seed, 1, 0.5)
        return configuration
    }

    /// Writes frames as a folder with `hands.csv`, the pictures as portable grey maps.
    package static func write(_ frames: [LabelledFrame], to folder: TemporaryFolder, in name: String) throws {
        var lines = ["file,letter,signer,x0,y0,x1,y1"]
        for (number, frame) in frames.enumerated() {
            let file = "\(name)/\(number).pgm"
            try folder.write(
                Array("P5\n\(frame.image.width) \(frame.image.height)\n255\n".utf8) + frame.image.pixels, to: file)
            for hand in frame.hands {
                let box = hand.box
                lines.append(
                    "\(file),\(hand.label),\(frame.signer),\(box.x),\(box.y),\(box.x + box.width),\(box.y + box.height)"
                )
            }
        }
        try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "\(name)/hands.csv")
    }
}
