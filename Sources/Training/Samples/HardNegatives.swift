import Imaging
import Recognition

/// Places without a letter that a locator takes for hands: faces, hair, cloth, lamps.
///
/// The recognizer shows such places to the letter network, which has to say "nothing" of them. A picture of just
/// anything that is no hand teaches that far less.
struct HardNegatives {
    /// The least confidence of a place.
    static let confidence: Float = 0.05
    /// Places that overlap more with a labelled hand are that hand.
    static let mostOverlap = 0.1
    /// How much of a labelled hand may be seen about a place.
    static let mostOfHand = 0.3
    /// How much is kept about a place, in sides of the region that is read.
    static let room = 1.4

    private let locator: TrackingLocator
    private let margin: Double

    /// Looks with a locator, as a recognizer does that reads regions with this margin.
    init(_ net: LocatorNet, margin: Double) {
        locator = TrackingLocator(net, margin: margin)
        self.margin = margin
    }

    /// What is taken for a hand in a picture and is none.
    ///
    /// - Parameters:
    ///   - hands: the boxes of the hands that the picture does show.
    ///   - signer: whose picture it is.
    /// - Throws: `ImageError` when the picture is empty.
    func samples(
        in image: GreyImage, hands: [Region] = [], name: String, signer: String
    ) throws(ImageError) -> [Sample] {
        let whole = Region(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
        let places = try locator.hands(in: Frame(image), confidence: Self.confidence)
        return places.enumerated().compactMap { number, place in
            guard hands.allSatisfy({ $0.iou(with: place.box) < Self.mostOverlap }) else { return nil }
            let about = place.box.square(scaledBy: margin * Self.room)
            guard let part = about.wholePixels(within: whole),
                hands.allSatisfy({ part.coverage(of: $0) < Self.mostOfHand })
            else { return nil }
            return Sample(
                name: "\(name)#\(number)", image: image.part(part), region: place.box.moved(x: -part.x, y: -part.y),
                label: LetterLabels.nothing, signer: signer)
        }
    }
}

extension Region {
    /// The whole pixels that this region and another share; nil where they share hardly any.
    fileprivate func wholePixels(within other: Region) -> Region? {
        let (left, top) = (max(x, other.x).rounded(.up), max(y, other.y).rounded(.up))
        let right = min(x + width, other.x + other.width).rounded(.down)
        let bottom = min(y + height, other.y + other.height).rounded(.down)
        guard right - left >= 8, bottom - top >= 8 else { return nil }
        return Region(x: left, y: top, width: right - left, height: bottom - top)
    }
}
