import Basics
import Imaging
import Recognition

/// Makes augmented pictures of samples.
///
/// The result shows only the sample's region, as a square picture with twice the side of the network's input. The
/// `LetterPreprocessor` then prepares it in the same way as a camera frame. An augmenter holds scratch memory, so each
/// thread needs its own.
public struct Augmenter {
    /// The side of the augmented pictures in pixels.
    public static let side = 100

    private let augmentation: Augmentation
    private let margin: Double
    private let backdrops: Backdrops
    private var plane = PixelPlane(side: Augmenter.side)
    private var behind = PixelPlane(side: Augmenter.side)
    private var cover = PixelPlane(side: Augmenter.side)

    /// Creates an augmenter.
    ///
    /// - Parameters:
    ///   - augmentation: The bounds of the changes.
    ///   - margin: The side of the preprocessor's region in sides of the hand box.
    ///   - backdrops: Pictures without letters, used as backgrounds; smooth noise is used if there are none.
    public init(_ augmentation: Augmentation, margin: Double, backdrops: [GreyImage] = []) {
        self.augmentation = augmentation
        self.margin = margin
        self.backdrops = Backdrops(pictures: backdrops)
    }

    /// An augmented picture and its landmarks.
    public struct Picture: Sendable, Equatable {
        /// The picture, `[side, side]`, which is entirely the region to read.
        public var image: GreyImage
        /// The 21 landmarks in pixels of `image`; nil if they are unknown.
        public var landmarks: [SIMD2<Float>]?
    }

    /// Returns an augmented picture of the sample's region; a generator in the same state gives the same bytes.
    public mutating func picture(of sample: Sample, using generator: inout SeededGenerator) -> Picture {
        let warp = Homography.drawn(
            within: augmentation, about: framing(of: sample, using: &generator), side: Augmenter.side, using: &generator
        )
        var elastic = Elastic(within: augmentation.elastic, side: Augmenter.side, using: &generator)
        if let landmarks = sample.landmarks, generator.happens(augmentation.build) {
            let moved = landmarks.map { elastic.target(warp.target($0 - 0.5)) }
            elastic.build = HandBuild(landmarks: moved, side: Augmenter.side, using: &generator)
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

    /// Returns the square for the network; for a picture without a letter, half of the time a random part of it.
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
