import FoundationEssentials
import Imaging
import Recognition

/// How the hand is found: by the model that the command line or the program brings, or in a box.
struct HandFinding {
    private let net: LocatorNet?
    private let margin: Double
    private let box: FixedBox?
    private let showsPictures: Bool

    /// Chooses by the options; without a model the box in the middle is read.
    ///
    /// - Parameter margin: side of the region to read, in sides of the square about the hand.
    /// - Throws: `LocatorNetError` when a model is there that finds no hands.
    init(_ options: Options, location: ModelLocation, margin: Double) throws(LocatorNetError) {
        self.margin = margin
        box = options.box.map { FixedBox($0.region) } ?? (options.noLocator ? FixedBox() : nil)
        let shipped = options.noLocator ? nil : try? location.find(ModelLocation.locator)
        let file = options.locator.map { URL(filePath: $0) } ?? shipped
        net = if let file { try LocatorNet(contentsOf: file) } else { nil }
        var isFolder = false
        let path = options.replay ?? ""
        showsPictures = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    /// What finds the hand at first.
    func locator() -> any HandLocator {
        if let box { return box }
        if let finder = finder() { return finder }
        return FixedBox()
    }

    /// What finds the hand after the person at the window has asked for the other way, and what to tell them.
    func next(after locator: any HandLocator) -> (locator: any HandLocator, notice: String) {
        guard let finder = finder() else { return (FixedBox(), "Hold your hand in the box.") }
        guard locator is FixedBox else { return (FixedBox(), "The box stays: hold your hand in it.") }
        return (finder, "The hand is found wherever it is.")
    }

    /// Follows the hand; nil without a model.
    ///
    /// Pictures of a folder are taken to show a hand: where none is found their middle is read.
    private func finder() -> TrackingLocator? {
        net.map { TrackingLocator($0, margin: margin, fallback: showsPictures ? FixedBox() : nil) }
    }
}
