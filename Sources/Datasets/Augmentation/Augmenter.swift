import Basics
import Imaging
import Recognition

/// Draws one changed picture after another from samples.
///
/// What comes out is the sample's region alone, as a square picture of twice the network's side, which the shared
/// `LetterPreprocessor` then brings to the network's input as it does for a frame of the camera. Holds scratch memory:
/// one augmenter per thread.
public struct Augmenter {
    /// Side of the pictures that are made, in pixels.
    public static let side = 100

    private let augmentation: Augmentation
    private let margin: Double
    private let backdrops: Backdrops
    private var plane = PixelPlane(side: Augmenter.side)
    private var behind = PixelPlane(side: Augmenter.side)
    private var cover = PixelPlane(side: Augmenter.side)

    /// Makes an augmenter.
    ///
    /// - Parameters:
    ///   - augmentation: What may be changed, and how far.
    ///   - margin: The preprocessor's room around the hand box.
    ///   - backdrops: Pictures without letters to be pasted behind hands; noise and gradients where empty.
    public init(_ augmentation: Augmentation, margin: Double, backdrops: [GreyImage] = []) {
        self.augmentation = augmentation
        self.margin = margin
        self.backdrops = Backdrops(pictures: backdrops)
    }

    /// A changed picture, and where its hand's joints have come to lie in it.
    public struct Picture: Sendable, Equatable {
        /// `[side, side]`; all of it is the region to read.
        public var image: GreyImage
        /// The 21 joints in pixels of `image`, as far as they are known.
        public var landmarks: [SIMD2<Float>]?
    }

    /// A changed picture of the sample's region; the same chance gives the same bytes.
    public mutating func picture(of sample: Sample, using generator: inout SeededGenerator) -> Picture {
        let warp = Homography.drawn(
            within: augmentation, about: framing(of: sample, using: &generator), side: Augmenter.side, using: &generator
        )
        var elastic = Elastic(within: augmentation.elastic, side: Augmenter.side, using: &generator)
        if let landmarks = sample.landmarks, generator.happens(augmentation.build) {
            let joints = landmarks.map { elastic.target(warp.target($0 - 0.5)) }
            elastic.build = HandBuild(joints: joints, side: Augmenter.side, using: &generator)
        }
        plane.fill(from: sample.image, through: warp, elastic: elastic)
        if let landmarks = sample.landmarks, generator.happens(augmentation.backdrop) {
            replaceBackdrop(of: sample, landmarks: landmarks, through: warp, elastic, using: &generator)
        }
        if generator.happens(augmentation.cutOut) { plane.coverRectangle(using: &generator) }
        plane.light(within: augmentation, using: &generator)
        plane.focus(within: augmentation, using: &generator)
        let image = plane.picture(noise: generator.uniform(0...augmentation.noise), using: &generator)
        return Picture(image: image, landmarks: sample.landmarks?.map { elastic.target(warp.target($0 - 0.5)) + 0.5 })
    }

    /// The square that the network is to see; any part of a picture that shows no letter.
    private func framing(of sample: Sample, using generator: inout SeededGenerator) -> Region {
        let usual = sample.region.square(scaledBy: margin)
        guard sample.label == LetterLabels.nothing, !augmentation.isNone, generator.happens(0.5) else { return usual }
        let (width, height) = (Double(sample.image.width), Double(sample.image.height))
        let side = min(width, height) * Double(generator.uniform(0.35...1))
        return Region(
            x: (width - side) * Double(generator.uniform(0...1)), y: (height - side) * Double(generator.uniform(0...1)),
            width: side, height: side)
    }

    private mutating func replaceBackdrop(
        of sample: Sample, landmarks: [SIMD2<Float>], through warp: Homography, _ elastic: Elastic,
        using generator: inout SeededGenerator
    ) {
        let mask = HandMask(
            landmarks: landmarks, width: sample.image.width, height: sample.image.height, using: &generator)
        cover.fill(from: mask.picture, through: warp.scaled(by: mask.scale), elastic: elastic)
        backdrops.draw(into: &behind, using: &generator)
        let gain = generator.uniform(generator.happens(augmentation.backlight) ? 0.25...0.7 : 0.7...1.3)
        let offset = generator.uniform(-25...25)
        plane.paste(gain: gain, offset: offset, through: cover, over: behind)
    }
}
