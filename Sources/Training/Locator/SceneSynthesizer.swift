import Basics
import Datasets
import Foundation
import Imaging
import Recognition

/// Makes up pictures of webcams from what there is to learn from: frames, crops, rooms and pictures without hands.
///
/// A scene is drawn on a square plane, of which a part in the shape of some webcam is kept. Holds scratch memory: one
/// painter per thread.
struct SceneSynthesizer {
    /// What a scene is made from.
    enum Kind: CaseIterable {
        /// A whole frame, moved, scaled, tilted, flipped.
        case frame
        /// Hands cut out of crops and pasted over something else.
        case paste
        /// A crop as the picture itself, with a large hand.
        case crop
        /// No hand: a picture without one, or a rendered room.
        case empty
        /// No hand: a part of a frame beside the hand, which often shows a face.
        case beside
    }

    /// Side of the plane in pixels: half as much again as the network's input is wide, and more than frames to learn from
    /// have.
    static let side = 192
    /// Widths and heights of the parts that are kept, from common to rare.
    static let shapes = [(192, 144), (192, 144), (192, 144), (192, 108), (144, 192), (192, 192), (108, 192)]
    /// The hand's larger side as a share of the scene's height: eight pixels of the network's input, or all of it.
    static let smallest: Float = 0.085
    static let largest: Float = 0.95

    /// What scenes are made from, and how often against each other.
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
    /// The part of the plane that is kept.
    private var view = Region(x: 0, y: 24, width: 192, height: 144)
    private var plane = PixelPlane(side: SceneSynthesizer.side)
    private var behind = PixelPlane(side: SceneSynthesizer.side)
    private var cover = PixelPlane(side: SceneSynthesizer.side)

    /// Makes a painter.
    ///
    /// - Parameter kinds: what scenes are made from, with weights; those that the data has nothing for are left out.
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

    /// A scene; the same chance gives the same bytes.
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

    private func kind(using generator: inout SeededGenerator) -> Kind {
        var rest = generator.uniform(0...1) * kinds.reduce(0) { $0 + $1.weight }
        for (kind, weight) in kinds {
            rest -= weight
            if rest < 0 { return kind }
        }
        return .empty
    }

    // MARK: Frames

    private mutating func drawFrame(using generator: inout SeededGenerator) {
        let frame = data.frames[frameDeck.deal(using: &generator)]
        let framing = framing(of: frame, using: &generator)
        plane.fill(from: frame, through: framing.map)
        // What lies beyond a frame that has been shrunk is another room more often than its own edge.
        if generator.happens(0.6) { fillOutside(of: frame.image, framing.map, using: &generator) }
        boxes = frame.hands.map { framing.target($0.box) }.filter { view.coverage(of: $0) > 0.5 }
    }

    /// A frame about as it is, or so that its hand has any size anywhere.
    private func framing(of frame: LabelledFrame, using generator: inout SeededGenerator) -> SceneFraming {
        let hand = frame.hands[generator.index(below: frame.hands.count)].box
        let (width, height) = (Float(frame.image.width), Float(frame.image.height))
        let usual = max(Float(view.width) / width, Float(view.height) / height)
        let size = Float(max(hand.width, hand.height))
        let middle = SIMD2(Float(hand.x + hand.width / 2), Float(hand.y + hand.height / 2))
        let isFlipped = generator.happens(0.5)
        let turn = generator.about(augmentation.tilt)
        let stretch = exp(generator.about(augmentation.aspect))
        let least = Float(view.height) * Self.smallest / size
        let most = Float(view.height) * Self.largest / size
        if generator.happens(0.7) {
            // The frame fills the view, wherever its hand then is, as long as it is seen.
            let scale = min(max(usual * exp(generator.uniform(-0.1...0.4)), least), most)
            let reach = SIMD2(Float(view.width), Float(view.height)) / (2 * scale)
            var point = SIMD2(
                reach.x + (width - 2 * reach.x) * generator.uniform(0...1),
                reach.y + (height - 2 * reach.y) * generator.uniform(0...1))
            let slack = pointwiseMax(reach - 0.4 * size, SIMD2(repeating: 0))
            point = pointwiseMin(pointwiseMax(point, middle - slack), middle + slack)
            return SceneFraming(
                putting: point, at: SIMD2(repeating: Float(Self.side) / 2), scale: scale, stretch: stretch, turn: turn,
                isFlipped: isFlipped, side: Self.side)
        }
        let share = exp(generator.uniform(log(Self.smallest)...log(Self.largest)))
        let scale = min(max(share * Float(view.height) / size, 0.2 * usual), 5)
        return SceneFraming(
            putting: middle, at: place(size: scale * size, using: &generator), scale: scale, stretch: stretch,
            turn: turn,
            isFlipped: isFlipped, side: Self.side)
    }

    /// A place in the view for something so large, most of which is then seen.
    private func place(size: Float, using generator: inout SeededGenerator) -> SIMD2<Float> {
        func along(_ start: Double, _ length: Double) -> Float {
            let room = max(Float(length) - 0.8 * size, 0)
            return Float(start + length / 2) + (generator.uniform(0...1) - 0.5) * room
        }
        return SIMD2(along(view.x, view.width), along(view.y, view.height))
    }

    /// Shows a backdrop or one shade where the frame has ended.
    private mutating func fillOutside(
        of image: GreyImage, _ map: Homography, using generator: inout SeededGenerator
    ) {
        let corners = [(0, 0), (Self.side - 1, 0), (0, Self.side - 1), (Self.side - 1, Self.side - 1)]
        let isWhole = corners.allSatisfy { corner in
            let point = map.source(Float(corner.0), Float(corner.1))
            return point.x >= 0 && point.y >= 0 && point.x < Float(image.width) && point.y < Float(image.height)
        }
        guard !isWhole else { return }
        if generator.happens(0.5) {
            backdrops.draw(into: &behind, using: &generator)
        } else {
            let shade = generator.happens(0.5) ? 0 : generator.uniform(0...255)
            for index in behind.values.indices { behind.values[index] = shade }
        }
        for v in 0..<Self.side {
            for u in 0..<Self.side {
                let point = map.source(Float(u), Float(v))
                let isInside =
                    point.x > -0.5 && point.y > -0.5 && point.x < Float(image.width) - 0.5
                    && point.y < Float(image.height) - 0.5
                if !isInside { plane.values[v * Self.side + u] = behind.values[v * Self.side + u] }
            }
        }
    }

    // MARK: Crops

    private mutating func drawCrop(using generator: inout SeededGenerator) {
        let sample = data.crops[cropDeck.deal(using: &generator)]
        guard let landmarks = sample.landmarks else { return }
        // From the whole crop in view to a hand that fills it.
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

    private mutating func drawPasted(using generator: inout SeededGenerator) {
        if generator.happens(0.3), !frameDeck.isEmpty {
            drawFrame(using: &generator)
        } else {
            backdrops.draw(into: &plane, using: &generator)
        }
        for _ in 0..<(generator.happens(0.3) ? 2 : 1) { paste(using: &generator) }
    }

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
        cover.fill(from: mask.picture, through: framing.map.scaled(by: mask.scale))
        behind.fill(from: sample.image, through: framing.map)
        let (gain, offset) = (generator.uniform(0.7...1.3), generator.uniform(-25...25))
        let isInside = Self.inside(sample.image, framing.map)
        for index in plane.values.indices where cover.values[index] > 0 && isInside(index) {
            let own = behind.values[index] * gain + offset
            plane.values[index] += (own - plane.values[index]) * (cover.values[index] * (1 / 255))
        }
        boxes.append(box)
    }

    /// Whether a pixel of the plane shows the picture rather than its repeated edge.
    private static func inside(_ image: GreyImage, _ map: Homography) -> (Int) -> Bool {
        let (width, height) = (Float(image.width), Float(image.height))
        return { index in
            let point = map.source(Float(index % side), Float(index / side))
            return point.x > -0.5 && point.y > -0.5 && point.x < width - 0.5 && point.y < height - 0.5
        }
    }

    // MARK: No hand

    /// A picture without hands, all of it or nearly so half of the time, otherwise any part of one.
    private mutating func drawEmpty(using generator: inout SeededGenerator) {
        guard !data.negatives.isEmpty, generator.happens(0.5) else {
            return backdrops.draw(into: &plane, using: &generator)
        }
        let image = data.negatives[generator.index(below: data.negatives.count)]
        let (width, height) = (Float(image.width), Float(image.height))
        let usual = max(Float(view.width) / width, Float(view.height) / height)
        let framing = SceneFraming(
            putting: SIMD2(width, height) / 2, at: SIMD2(repeating: Float(Self.side) / 2),
            scale: usual * exp(generator.uniform(-0.1...0.4)), turn: generator.about(augmentation.tilt),
            isFlipped: generator.happens(0.5), side: Self.side)
        plane.fill(from: image, through: framing.map)
    }

    /// A part of a frame that its hands are not in, as large as a few tries give; a backdrop where there is none.
    private mutating func drawBeside(using generator: inout SeededGenerator) {
        let frame = data.frames[frameDeck.deal(using: &generator)]
        let (width, height) = (Double(frame.image.width), Double(frame.image.height))
        let full = min(width / view.width, height / view.height)
        var share = 1.0
        for _ in 0..<24 {
            share = max(share * Double(generator.uniform(0.85...1)), 0.25)
            let (wide, high) = (view.width * full * share, view.height * full * share)
            let part = Region(
                x: (width - wide) * Double(generator.uniform(0...1)),
                y: (height - high) * Double(generator.uniform(0...1)),
                width: wide, height: high)
            guard frame.hands.allSatisfy({ part.coverage(of: $0.box.square(scaledBy: 1.1)) < 0.02 }) else { continue }
            let framing = SceneFraming(
                putting: SIMD2(Float(part.x + wide / 2), Float(part.y + high / 2)),
                at: SIMD2(repeating: Float(Self.side) / 2), scale: Float(view.width / wide),
                isFlipped: generator.happens(0.5), side: Self.side)
            plane.fill(from: frame, through: framing.map)
            return
        }
        backdrops.draw(into: &plane, using: &generator)
    }
}

extension PixelPlane {
    /// Takes what a map shows of a frame, from its halved picture where the map shrinks it by more than that: every
    /// pixel of the plane is read at one place, and finer detail than the plane has would turn into noise.
    fileprivate mutating func fill(from frame: LabelledFrame, through map: Homography) {
        var (image, map) = (frame.image, map)
        for half in frame.halves where map.reach(side: side) >= 2 && half.width > 0 && half.height > 0 {
            (image, map) = (half, map.scaled(by: SIMD2(repeating: 0.5)))
        }
        fill(from: image, through: map)
    }
}

extension Homography {
    /// Pixels of the picture from one pixel of the plane to the next, at its middle.
    fileprivate func reach(side: Int) -> Float {
        let middle = Float(side) / 2
        let step = source(middle + 1, middle) - source(middle, middle)
        return (step * step).sum().squareRoot()
    }
}

extension Augmentation {
    /// How far scenes for the hand locator are changed; size and place are drawn apart.
    static let scene: Augmentation = {
        var bounds = Augmentation(.full)
        (bounds.tilt, bounds.aspect) = (0.2, 0.1)
        (bounds.gamma, bounds.gradient, bounds.shadow) = (0.45, 0.3, 0.2)
        // A hand of a sixth of the picture's height has a dozen rows: little may be lost.
        (bounds.noise, bounds.blur, bounds.sharpen) = (6, 0.15, 0.15)
        return bounds
    }()
}

extension Region {
    /// The same region elsewhere.
    func moved(x: Double, y: Double) -> Region {
        Region(x: self.x + x, y: self.y + y, width: width, height: height, tilt: tilt)
    }
}

extension GreyImage {
    /// A part of the picture that lies in it and begins and ends with whole pixels.
    func part(_ region: Region) -> GreyImage {
        let (left, top) = (Int(region.x), Int(region.y))
        let (width, height) = (Int(region.width), Int(region.height))
        return GreyImage(
            width: width, height: height,
            pixels: (top..<top + height).flatMap { pixels[$0 * self.width + left..<$0 * self.width + left + width] })
    }
}
