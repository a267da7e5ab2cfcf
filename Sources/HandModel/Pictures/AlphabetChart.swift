import Charts
import Imaging

/// The whole alphabet in one picture, for learners to sign after.
public struct AlphabetChart: Sendable {
    /// Side of a letter's picture in pixels.
    public var side: Int
    /// Letters in a row.
    public var columns: Int
    /// Whose hand and which light; the poses are the letters'.
    public var scene: HandScene
    /// What is behind every hand.
    public var backdrop: Backdrop
    /// The alphabet.
    public var alphabet: Alphabet

    /// Plans a chart.
    public init(
        side: Int = 160, columns: Int = 7,
        scene: HandScene = HandScene(pose: HandPose(), skin: Skin(melanin: 0.34), sleeve: 7),
        backdrop: Backdrop = .wall, alphabet: Alphabet = .american
    ) {
        self.side = max(side, 1)
        self.columns = max(columns, 1)
        self.scene = scene
        self.backdrop = backdrop
        self.alphabet = alphabet
    }

    /// Width of the chart in pixels.
    public var width: Int { columns * side }

    /// Height of the chart in pixels.
    public var height: Int { (alphabet.letters.count + columns - 1) / columns * side }

    /// Where a letter's picture begins, in pixels from the top left; letters follow each other row by row.
    public func origin(of letter: String) -> (x: Int, y: Int)? {
        alphabet.letters.firstIndex(of: letter).map { ($0 % columns * side, $0 / columns * side) }
    }

    /// Renders the chart with the letters' names, about 50 ms of one core a letter of the usual size.
    ///
    /// - Throws: `ImageError.noFont` when the names cannot be written.
    public func labelledPicture() throws(ImageError) -> RGBImage {
        var canvas = Canvas(picture())
        let style = TextStyle(size: max(side / 7, 6), bold: true, colour: Palette.text)
        for letter in alphabet.letters {
            guard let place = origin(of: letter) else { continue }
            let inset = Double(side) * 0.1
            try canvas.write(
                letter, x: Double(place.x) + inset, y: Double(place.y) + inset, style: style, alignment: .centre)
        }
        return canvas.image
    }

    /// Renders the chart without names; letters that are drawn in the air have their strokes as arrows.
    public func picture() -> RGBImage {
        var chart = RGBImage(width: width, height: height)
        for y in 0..<height { for x in 0..<width { chart.setPixel(x, y, linear: backdrop.bottom) } }
        for letter in alphabet.letters {
            guard let place = origin(of: letter), let pose = alphabet.pose(of: letter) else { continue }
            var scene = scene
            scene.pose = pose
            let portrait = HandRenderer.portrait(of: scene, side: side, share: 0.66, backdrop: backdrop)
            for row in 0..<side {
                let source = 3 * row * side
                let target = 3 * ((place.y + row) * width + place.x)
                chart.pixels.replaceSubrange(
                    target..<target + 3 * side, with: portrait.pixels[source..<source + 3 * side])
            }
        }
        var canvas = Canvas(chart)
        drawStrokes(on: &canvas)
        return canvas.image
    }
}
