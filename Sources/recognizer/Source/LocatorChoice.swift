import FoundationEssentials
import Imaging
import Recognition

/// The locator that the command line asks for: a model that finds the hand, or a fixed box.
struct LocatorChoice {
    private let net: LocatorNet?
    private let margin: Double
    private let box: FixedBox?
    private let showsPictures: Bool

    /// Chooses by the options.
    ///
    /// Without a model the box in the middle of the picture is read.
    ///
    /// - Parameter margin: side of the region that the letter model reads, in sides of the square about the hand.
    /// - Throws: `LocatorNetError` when a model cannot be read, or is for something else.
    init(
        _ hand: HandOptions, _ source: SourceOptions, location: ModelLocation, margin: Double
    ) throws(LocatorNetError) {
        self.margin = margin
        box = hand.box.map { FixedBox($0.region) } ?? (hand.noLocator ? FixedBox() : nil)
        let shipped = hand.noLocator ? nil : try? location.find(ModelLocation.locator)
        let file = hand.locator.map { URL(filePath: $0) } ?? shipped
        net = if let file { try LocatorNet(contentsOf: file) } else { nil }
        showsPictures = source.replay.map(FrameSourceChoice.showsPictures) ?? false
    }

    /// The locator to start with.
    func first() -> any HandLocator {
        if let box { return box }
        if let tracking = tracking() { return tracking }
        return FixedBox()
    }

    /// The locator after the user has asked to change between finding the hand and a box, and a notice about it.
    func next(after locator: any HandLocator) -> (locator: any HandLocator, notice: String) {
        guard let tracking = tracking() else { return (FixedBox(), "Hold your hand in the box.") }
        guard locator is FixedBox else { return (FixedBox(), "The box stays: hold your hand in it.") }
        return (tracking, "The hand is found wherever it is.")
    }

    /// A locator that follows the hand; nil without a model.
    ///
    /// Pictures of a folder are expected to show a hand: where none is found, their middle is read.
    private func tracking() -> TrackingLocator? {
        net.map { TrackingLocator($0, margin: margin, fallback: showsPictures ? FixedBox() : nil) }
    }
}
