import Charts
import Imaging

extension AlphabetChart {
    /// The way of the fingertip of a letter that is drawn in the air, as the viewer sees it, beside the hand.
    ///
    /// Points are in sides of the letter's picture from its top left; none for a letter that is held still.
    static func stroke(of letter: String) -> [(x: Double, y: Double)] {
        switch letter {
        case "J": [(0.11, 0.3), (0.11, 0.66), (0.13, 0.76), (0.18, 0.83), (0.25, 0.86), (0.32, 0.84), (0.37, 0.77)]
        case "Z": [(0.94, 0.16), (0.69, 0.16), (0.94, 0.44), (0.69, 0.44)]
        default: []
        }
    }

    /// Draws the strokes of moving letters as arrows.
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
            // The head's two sides: back along the last leg, and to either side of it.
            let along = (x: right / length * size / 16, y: down / length * size / 16)
            for side in [-0.6, 0.6] {
                let barb = (x: end.x - along.x - along.y * side, y: end.y - along.y + along.x * side)
                canvas.polyline([end, barb], width: width, with: Palette.blue)
            }
        }
    }
}
