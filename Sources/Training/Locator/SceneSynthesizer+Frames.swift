import Basics
import Datasets
import FoundationEssentials
import Glibc
import Imaging

/// Scenes of whole frames, with their hands or beside them, and of pictures without hands.
extension SceneSynthesizer {
    /// Draws a whole frame, with a background around it if it does not fill the plane.
    mutating func drawFrame(using generator: inout SeededGenerator) {
        let frame = data.frames[frameSampler.draw(using: &generator)]
        let framing = framing(of: frame, using: &generator)
        plane.fill(from: frame, through: framing.map)
        // Otherwise the edge pixels of the frame are repeated.
        if generator.happens(0.6) { fillOutside(of: frame.image, framing.map, using: &generator) }
        boxes = frame.hands.map { framing.target($0.box) }.filter { view.coverage(of: $0) > 0.5 }
    }

    /// Draws a transform of a frame: one that fills the view, or one that gives its hand a random size and place.
    private func framing(of frame: LabelledFrame, using generator: inout SeededGenerator) -> SceneFraming {
        let hand = frame.hands[generator.index(below: frame.hands.count)].box
        let (width, height) = (Float(frame.image.width), Float(frame.image.height))
        let fillingScale = max(Float(view.width) / width, Float(view.height) / height)
        let size = Float(max(hand.width, hand.height))
        let middle = SIMD2(Float(hand.x + hand.width / 2), Float(hand.y + hand.height / 2))
        let isFlipped = generator.happens(0.5)
        let turn = generator.about(augmentation.tilt)
        let stretch = exp(generator.about(augmentation.aspect))
        let smallestScale = Float(view.height) * Self.smallest / size
        let largestScale = Float(view.height) * Self.largest / size
        if generator.happens(0.7) {
            // The frame about fills the view, which shows a random part of it that contains most of the hand.
            let scale = min(max(fillingScale * exp(generator.uniform(-0.1...0.4)), smallestScale), largestScale)
            let halfView = SIMD2(Float(view.width), Float(view.height)) / (2 * scale)
            var point = SIMD2(
                halfView.x + (width - 2 * halfView.x) * generator.uniform(0...1),
                halfView.y + (height - 2 * halfView.y) * generator.uniform(0...1))
            let slack = pointwiseMax(halfView - 0.4 * size, SIMD2(repeating: 0))
            point = pointwiseMin(pointwiseMax(point, middle - slack), middle + slack)
            return SceneFraming(
                putting: point, at: SIMD2(repeating: Float(Self.side) / 2), scale: scale, stretch: stretch, turn: turn,
                isFlipped: isFlipped, side: Self.side)
        }
        let share = exp(generator.uniform(log(Self.smallest)...log(Self.largest)))
        let scale = min(max(share * Float(view.height) / size, 0.2 * fillingScale), 5)
        return SceneFraming(
            putting: middle, at: place(size: scale * size, using: &generator), scale: scale, stretch: stretch,
            turn: turn,
            isFlipped: isFlipped, side: Self.side)
    }

    /// Draws a centre in the view for a square of this side, so that most of it is visible.
    func place(size: Float, using generator: inout SeededGenerator) -> SIMD2<Float> {
        func along(_ start: Double, _ length: Double) -> Float {
            let room = max(Float(length) - 0.8 * size, 0)
            return Float(start + length / 2) + (generator.uniform(0...1) - 0.5) * room
        }
        return SIMD2(along(view.x, view.width), along(view.y, view.height))
    }

    /// Fills the part of the plane outside the picture with a background or one shade.
    mutating func fillOutside(
        of image: GreyImage, _ map: Homography, using generator: inout SeededGenerator
    ) {
        let corners = [(0, 0), (Self.side - 1, 0), (0, Self.side - 1), (Self.side - 1, Self.side - 1)]
        let isCovered = corners.allSatisfy { corner in
            let point = map.source(Float(corner.0), Float(corner.1))
            return point.x >= 0 && point.y >= 0 && point.x < Float(image.width) && point.y < Float(image.height)
        }
        guard !isCovered else { return }
        if generator.happens(0.5) {
            backdrops.draw(into: &scratch, using: &generator)
        } else {
            let shade = generator.happens(0.5) ? 0 : generator.uniform(0...255)
            for index in scratch.values.indices { scratch.values[index] = shade }
        }
        for v in 0..<Self.side {
            for u in 0..<Self.side {
                let point = map.source(Float(u), Float(v))
                let isInside =
                    point.x > -0.5 && point.y > -0.5 && point.x < Float(image.width) - 0.5
                    && point.y < Float(image.height) - 0.5
                if !isInside { plane.values[v * Self.side + u] = scratch.values[v * Self.side + u] }
            }
        }
    }

    /// Draws most of a picture without hands, or a background.
    mutating func drawEmpty(using generator: inout SeededGenerator) {
        guard !data.negatives.isEmpty, generator.happens(0.5) else {
            return backdrops.draw(into: &plane, using: &generator)
        }
        let image = data.negatives[generator.index(below: data.negatives.count)]
        let (width, height) = (Float(image.width), Float(image.height))
        let fillingScale = max(Float(view.width) / width, Float(view.height) / height)
        let framing = SceneFraming(
            putting: SIMD2(width, height) / 2, at: SIMD2(repeating: Float(Self.side) / 2),
            scale: fillingScale * exp(generator.uniform(-0.1...0.4)), turn: generator.about(augmentation.tilt),
            isFlipped: generator.happens(0.5), side: Self.side)
        plane.fill(from: image, through: framing.map)
    }

    /// Draws a part of a frame without its hands; if 24 tries with shrinking parts find none, draws a background.
    mutating func drawBeside(using generator: inout SeededGenerator) {
        let frame = data.frames[frameSampler.draw(using: &generator)]
        let (width, height) = (Double(frame.image.width), Double(frame.image.height))
        let full = min(width / view.width, height / view.height)
        var share = 1.0
        for _ in 0..<24 {
            share = max(share * Double(generator.uniform(0.85...1)), 0.25)
            let (partWidth, partHeight) = (view.width * full * share, view.height * full * share)
            let part = Region(
                x: (width - partWidth) * Double(generator.uniform(0...1)),
                y: (height - partHeight) * Double(generator.uniform(0...1)),
                width: partWidth, height: partHeight)
            guard frame.hands.allSatisfy({ part.coverage(of: $0.box.square(scaledBy: 1.1)) < 0.02 }) else { continue }
            let framing = SceneFraming(
                putting: SIMD2(Float(part.x + partWidth / 2), Float(part.y + partHeight / 2)),
                at: SIMD2(repeating: Float(Self.side) / 2), scale: Float(view.width / partWidth),
                isFlipped: generator.happens(0.5), side: Self.side)
            plane.fill(from: frame, through: framing.map)
            return
        }
        backdrops.draw(into: &plane, using: &generator)
    }
}

extension PixelPlane {
    /// Fills the plane with a transformed frame, from its half-size or quarter-size picture if the map shrinks it.
    ///
    /// Each pixel of the plane is interpolated at a single point, so detail finer than a pixel would cause aliasing.
    fileprivate mutating func fill(from frame: LabelledFrame, through map: Homography) {
        var (image, map) = (frame.image, map)
        for half in frame.halves where map.reach(side: side) >= 2 && half.width > 0 && half.height > 0 {
            (image, map) = (half, map.scaled(by: SIMD2(repeating: 0.5)))
        }
        fill(from: image, through: map)
    }
}

extension Homography {
    /// Returns the distance in picture pixels between two neighbouring pixels in the middle of the plane.
    fileprivate func reach(side: Int) -> Float {
        let middle = Float(side) / 2
        let step = source(middle + 1, middle) - source(middle, middle)
        return (step * step).sum().squareRoot()
    }
}
