import Basics
import Datasets
import FoundationEssentials
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

    let data: LocatorData
    let augmentation: Augmentation
    let frameSampler: SignerSampler
    let cropSampler: SignerSampler
    let backdrops: Backdrops
    private let kinds: [(kind: Kind, weight: Float)]
    var boxes: [Region] = []
    /// The part of the plane that becomes the scene.
    var view = Region(x: 0, y: 24, width: 192, height: 144)
    /// The plane on which the scene is drawn.
    var plane = PixelPlane(side: SceneSynthesizer.side)
    /// A second plane: the background around a frame, or the crop that is pasted.
    var scratch = PixelPlane(side: SceneSynthesizer.side)
    /// The mask of the hand that is pasted.
    var maskPlane = PixelPlane(side: SceneSynthesizer.side)

    /// Prepares to synthesize scenes from the data.
    ///
    /// - Parameter kinds: the kinds of scenes with their weights; kinds that need data that is missing are left out.
    init(
        _ data: LocatorData, augmentation: Augmentation = .scene,
        kinds: [(kind: Kind, weight: Float)] = SceneSynthesizer.kinds
    ) {
        self.data = data
        self.augmentation = augmentation
        frameSampler = SignerSampler(data.frames.map(\.signer))
        cropSampler = SignerSampler(data.crops.map(\.signer))
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
