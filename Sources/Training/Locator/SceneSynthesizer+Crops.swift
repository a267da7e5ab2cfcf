import Basics
import Datasets
import FoundationEssentials
import Glibc
import Imaging

/// Scenes of hands from crops.
extension SceneSynthesizer {
    /// Draws a crop that about fills the view.
    mutating func drawCrop(using generator: inout SeededGenerator) {
        let sample = data.crops[cropSampler.draw(using: &generator)]
        guard let landmarks = sample.landmarks else { return }
        // The hand is about half as large as the view, up to about as large.
        let size = Float(max(sample.region.width, sample.region.height))
        let scale = generator.uniform(0.55...1.05) * Float(min(view.width, view.height)) / size
        let middle = SIMD2(
            Float(sample.region.x + sample.region.width / 2), Float(sample.region.y + sample.region.height / 2))
        let room = max(0.2 * size, 4)
        let point = middle + SIMD2(generator.about(1), generator.about(1)) * room
        let framing = SceneFraming(
            putting: point, at: SIMD2(repeating: Float(Self.side) / 2), scale: scale,
            stretch: exp(generator.about(augmentation.aspect)), turn: generator.about(augmentation.tilt),
            isFlipped: generator.happens(0.5), side: Self.side)
        plane.fill(from: sample.image, through: framing.map)
        if generator.happens(0.3) { fillOutside(of: sample.image, framing.map, using: &generator) }
        boxes = [framing.target(boxOf: landmarks)]
    }

    /// Draws a frame or a background, and pastes one or two hands from crops over it.
    mutating func drawPasted(using generator: inout SeededGenerator) {
        if generator.happens(0.3), !frameSampler.isEmpty {
            drawFrame(using: &generator)
        } else {
            backdrops.draw(into: &plane, using: &generator)
        }
        for _ in 0..<(generator.happens(0.3) ? 2 : 1) { paste(using: &generator) }
    }

    /// Pastes the hand of a crop at a random place, unless it would be cut off or cover another hand.
    private mutating func paste(using generator: inout SeededGenerator) {
        let sample = data.crops[cropSampler.draw(using: &generator)]
        guard let landmarks = sample.landmarks else { return }
        let size = Float(max(sample.region.width, sample.region.height))
        let share = exp(generator.uniform(log(Self.smallest)...log(boxes.isEmpty ? 0.9 : 0.5)))
        let scale = share * Float(view.height) / size
        let middle = SIMD2(
            Float(sample.region.x + sample.region.width / 2), Float(sample.region.y + sample.region.height / 2))
        let framing = SceneFraming(
            putting: middle, at: place(size: scale * size, using: &generator), scale: scale,
            stretch: exp(generator.about(augmentation.aspect)), turn: generator.about(1.5 * augmentation.tilt),
            isFlipped: generator.happens(0.5), side: Self.side)
        let box = framing.target(boxOf: landmarks)
        guard view.coverage(of: box) > 0.6, !boxes.contains(where: { box.coverage(of: $0) > 0.2 }) else { return }
        let mask = HandMask(
            landmarks: landmarks, width: sample.image.width, height: sample.image.height, using: &generator)
        maskPlane.fill(from: mask.picture, through: framing.map.scaled(by: mask.scale))
        scratch.fill(from: sample.image, through: framing.map)
        let (gain, offset) = (generator.uniform(0.7...1.3), generator.uniform(-25...25))
        let isInside = Self.inside(sample.image, framing.map)
        for index in plane.values.indices where maskPlane.values[index] > 0 && isInside(index) {
            let pasted = scratch.values[index] * gain + offset
            plane.values[index] += (pasted - plane.values[index]) * (maskPlane.values[index] * (1 / 255))
        }
        boxes.append(box)
    }

    /// Returns a function that tells whether a pixel of the plane is inside the picture, not on its repeated edge.
    private static func inside(_ image: GreyImage, _ map: Homography) -> (Int) -> Bool {
        let (width, height) = (Float(image.width), Float(image.height))
        return { index in
            let point = map.source(Float(index % side), Float(index / side))
            return point.x > -0.5 && point.y > -0.5 && point.x < width - 0.5 && point.y < height - 0.5
        }
    }
}
