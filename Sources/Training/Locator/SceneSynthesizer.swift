import Basics
import Datasets
import Foundation
import Imaging
import Recognition

/// Synthesizes training scenes for the hand locator from whole frames, crops of hands and pictures without hands.
///
/// A scene is drawn on a square plane, then cut to the aspect ratio of a webcam picture. A synthesizer holds scratch
/// memory, so each thread needs its own.
struct SceneSynthesizer {
    /// The kinds of scenes.
    enum Kind: CaseIterable {
        /// A whole frame, transformed.
        case frame
        /// One or two hands from crops, pasted over a frame or a background.
        case paste
        /// A single crop, with a large hand.
        case crop
        /// A scene without a hand: a picture without one, or a background.
        case empty
        /// A scene without a hand: a part of a frame beside its hands, which often shows a face.
        case beside
    }

    /// The side of the plane in pixels.
    ///
    /// It is 1.5 times the width of the network's input, and larger than the training frames.
    static let side = 192
    /// The widths and heights of scenes; repeated ones are more frequent.
    static let shapes = [(192, 144), (192, 144), (192, 144), (192, 108), (144, 192), (192, 192), (108, 192)]
    /// The smallest larger side of a hand, as a share of the scene's height: eight pixels of the network's input.
    static let smallest: Float = 0.085
    /// The largest larger side of a hand, as a share of the scene's height.
    static let largest: Float = 0.95

    /// The kinds of scenes and their relative frequencies.
    static let kinds: [(kind: Kind, weight: Float)] = [
        (.frame, 0.55), (.paste, 0.12), (.crop, 0.08), (.empty, 0.1), (.beside, 0.15),
    ]

    private let data: LocatorData
    private let augmentation: Augmentation
    private let frameDeck: PersonalDeck
    private let cropDeck: PersonalDeck
    private let backdrops: Backdrops
    private let kinds: [(kind: Kind, weight: Float)]
    private var boxes: [Region] = []
    /// The part of the plane that becomes the scene.
    private var view = Region(x: 0, y: 24, width: 192, height: 144)
    /// The plane on which the scene is drawn.
    private var plane = PixelPlane(side: SceneSynthesizer.side)
    /// A second plane: the background around a frame, or the crop that is pasted.
    private var scratch = PixelPlane(side: SceneSynthesizer.side)
    /// The mask of the hand that is pasted.
    private var maskPlane = PixelPlane(side: SceneSynthesizer.side)

    /// Prepares to synthesize scenes from the data.
    ///
    /// - Parameter kinds: the kinds of scenes with their weights; kinds that need data that is missing are left out.
    init(
        _ data: LocatorData, augmentation: Augmentation = .scene,
        kinds: [(kind: Kind, weight: Float)] = SceneSynthesizer.kinds
    ) {
        self.data = data
        self.augmentation = augmentation
        frameDeck = PersonalDeck(data.frames.map(\.signer))
        cropDeck = PersonalDeck(data.crops.map(\.signer))
        backdrops = Backdrops(pictures: data.negatives + data.rooms)
        self.kinds = kinds.filter { kind, _ in
            switch kind {
            case .paste, .crop: !data.crops.isEmpty
            case .frame, .beside: !data.frames.isEmpty
            case .empty: true
            }
        }
    }

    /// Synthesizes a scene; a generator in the same state gives the same scene.
    mutating func scene(using generator: inout SeededGenerator) -> LocatorScene {
        boxes = []
        let (width, height) = Self.shapes[generator.index(below: Self.shapes.count)]
        view = Region(
            x: Double(Self.side - width) / 2, y: Double(Self.side - height) / 2, width: Double(width),
            height: Double(height))
        switch kind(using: &generator) {
        case .frame: drawFrame(using: &generator)
        case .paste: drawPasted(using: &generator)
        case .crop: drawCrop(using: &generator)
        case .empty: drawEmpty(using: &generator)
        case .beside: drawBeside(using: &generator)
        }
        plane.light(within: augmentation, using: &generator)
        if !augmentation.isNone { plane.glare(using: &generator) }
        plane.focus(within: augmentation, using: &generator)
        let whole = plane.picture(noise: generator.uniform(0...augmentation.noise), using: &generator)
        return LocatorScene(image: whole.part(view), boxes: boxes.map { $0.moved(x: -view.x, y: -view.y) })
    }

    /// Draws a kind with a probability in proportion to its weight.
    private func kind(using generator: inout SeededGenerator) -> Kind {
        var rest = generator.uniform(0...1) * kinds.reduce(0) { $0 + $1.weight }
        for (kind, weight) in kinds {
            rest -= weight
            if rest < 0 { return kind }
        }
        return .empty
    }

    // MARK: Frames

    /// Draws a whole frame, with a background around it if it does not fill the plane.
    private mutating func drawFrame(using generator: inout SeededGenerator) {
        let frame = data.frames[frameDeck.deal(using: &generator)]
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
    private func place(size: Float, using generator: inout SeededGenerator) -> SIMD2<Float> {
        func along(_ start: Double, _ length: Double) -> Float {
            let room = max(Float(length) - 0.8 * size, 0)
            return Float(start + length / 2) + (generator.uniform(0...1) - 0.5) * room
        }
        return SIMD2(along(view.x, view.width), along(view.y, view.height))
    }

    /// Fills the part of the plane outside the picture with a background or one shade.
    private mutating func fillOutside(
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

    // MARK: Crops

    /// Draws a crop that about fills the view.
    private mutating func drawCrop(using generator: inout SeededGenerator) {
        let sample = data.crops[cropDeck.deal(using: &generator)]
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
    private mutating func drawPasted(using generator: inout SeededGenerator) {
        if generator.happens(0.3), !frameDeck.isEmpty {
            drawFrame(using: &generator)
        } else {
            backdrops.draw(into: &plane, using: &generator)
        }
        for _ in 0..<(generator.happens(0.3) ? 2 : 1) { paste(using: &generator) }
    }

    /// Pastes the hand of a crop at a random place, unless it would be cut off or cover another hand.
    private mutating func paste(using generator: inout SeededGenerator) {
        let sample = data.crops[cropDeck.deal(using: &generator)]
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

    // MARK: No hand

    /// Draws most of a picture without hands, or a background.
    private mutating func drawEmpty(using generator: inout SeededGenerator) {
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
    private mutating func drawBeside(using generator: inout SeededGenerator) {
        let frame = data.frames[frameDeck.deal(using: &generator)]
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

extension Augmentation {
    /// The augmentation of locator scenes; scale and position come from `SceneFraming` instead.
    static let scene: Augmentation = {
        var bounds = Augmentation(.full)
        (bounds.tilt, bounds.aspect) = (0.2, 0.1)
        (bounds.gamma, bounds.gradient, bounds.shadow) = (0.45, 0.3, 0.2)
        // A small hand has only about a dozen rows of pixels, so noise, blur and sharpening are kept weak.
        (bounds.noise, bounds.blur, bounds.sharpen) = (6, 0.15, 0.15)
        return bounds
    }()
}

extension Region {
    /// Returns the region, translated.
    func moved(x: Double, y: Double) -> Region {
        Region(x: self.x + x, y: self.y + y, width: width, height: height, tilt: tilt)
    }
}

extension GreyImage {
    /// Returns a part of the picture; `region` must have whole numbers and lie inside the picture.
    func part(_ region: Region) -> GreyImage {
        let (left, top) = (Int(region.x), Int(region.y))
        let (width, height) = (Int(region.width), Int(region.height))
        return GreyImage(
            width: width, height: height,
            pixels: (top..<top + height).flatMap { pixels[$0 * self.width + left..<$0 * self.width + left + width] })
    }
}
