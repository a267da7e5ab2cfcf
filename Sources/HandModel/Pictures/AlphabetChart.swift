import Charts
import Imaging

/// A picture of the whole alphabet for learners.
public struct AlphabetChart: Sendable {
    /// Width and height of a letter's picture in pixels.
    public var side: Int
    /// The number of letters in a row.
    public var columns: Int
    /// The hand and its light; the pose is replaced by the letters' poses.
    public var scene: HandScene
    /// The background of every hand.
    public var backdrop: Backdrop
    /// The alphabet whose letters are shown.
    public var alphabet: Alphabet

    /// Makes a chart; sizes below 1 count as 1.
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

    /// The width of the chart in pixels.
    public var width: Int { columns * side }

    /// The height of the chart in pixels.
    public var height: Int { (alphabet.letters.count + columns - 1) / columns * side }

    /// Returns the top left corner of a letter's picture, in pixels; nil if the alphabet does not have the letter.
    public func origin(of letter: String) -> (x: Int, y: Int)? {
        alphabet.letters.firstIndex(of: letter).map { ($0 % columns * side, $0 / columns * side) }
    }

    /// Renders the chart with the letters' names.
    ///
    /// It takes about 50 ms of one core for every letter of the default size.
    ///
    /// - Throws: `ImageError.noFont` if the names cannot be written.
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

    /// Renders the chart without names; J and Z have arrows that show their strokes.
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

extension AlphabetChart {
    /// Returns the path of the fingertip of J or Z as the viewer sees it, moved beside the hand.
    ///
    /// Points are in fractions of the letter's picture from its top left. Other letters have no points.
    static func stroke(of letter: String) -> [(x: Double, y: Double)] {
        switch letter {
        case "J": [(0.11, 0.3), (0.11, 0.66), (0.13, 0.76), (0.18, 0.83), (0.25, 0.86), (0.32, 0.84), (0.37, 0.77)]
        case "Z": [(0.94, 0.16), (0.69, 0.16), (0.94, 0.44), (0.69, 0.44)]
        default: []
        }
    }

    /// Draws the strokes of J and Z as arrows.
    func drawStrokes(on canvas: inout Canvas) {
        let size = Double(side)
        let width = max(size / 50, 1)
        for letter in alphabet.letters {
            guard let place = origin(of: letter) else { continue }
            let points = Self.stroke(of: letter).map { point in
                (x: Double(place.x) + point.x * size, y: Double(place.y) + point.y * size)
            }
            guard let end = points.last, let before = points.dropLast().last else { continue }
            canvas.polyline(points, width: width, with: Palette.blue)
            let (right, down) = (end.x - before.x, end.y - before.y)
            let length = (right * right + down * down).squareRoot()
            // The two sides of the arrowhead go back along the last line and to either side of it.
            let along = (x: right / length * size / 16, y: down / length * size / 16)
            for side in [-0.6, 0.6] {
                let barb = (x: end.x - along.x - along.y * side, y: end.y - along.y + along.x * side)
                canvas.polyline([end, barb], width: width, with: Palette.blue)
            }
        }
    }
}
