import Basics
import Imaging
import Recognition

/// An alphabet that a test can draw: every letter is a board of 8x8 bright and dark squares.
///
/// The boards are chance, but always the same, half bright and half dark, and unlike one another and their mirror
/// pictures.
public enum PatternAlphabet {
    /// Squares along each side.
    public static let squares = 8

    /// The squares of a letter in rows from the top, 1 bright and -1 dark.
    public static func board(_ letter: String) -> [Float] {
        var generator = SeededGenerator(seed: UInt64(letter.unicodeScalars.first?.value ?? 0))
        let half = squares * squares / 2
        let values = [Float](repeating: 1, count: half) + [Float](repeating: -1, count: half)
        return values.shuffled(using: &generator)
    }

    /// A letter in a region of a picture of one shade; only the shade when there is no letter.
    public static func picture(
        _ letter: String?, width: Int = 160, height: Int = 120, region: Region? = nil, mirrored: Bool = false
    ) -> GreyImage {
        var picture = GreyImage(width: width, height: height, filledWith: 128)
        guard let letter else { return picture }
        let region = region ?? FixedBox().region(width: width, height: height)
        let board = board(letter)
        for y in 0..<height {
            for x in 0..<width {
                let column = Int(((Double(x) + 0.5 - region.x) / region.width * Double(squares)).rounded(.down))
                let row = Int(((Double(y) + 0.5 - region.y) / region.height * Double(squares)).rounded(.down))
                guard (0..<squares).contains(column), (0..<squares).contains(row) else { continue }
                let bright = board[row * squares + (mirrored ? squares - 1 - column : column)] > 0
                picture[x, y] = bright ? 200 : 50
            }
        }
        return picture
    }

    /// The picture as a grey frame.
    public static func frame(_ picture: GreyImage, time: Double, sequence: Int = 0) -> Frame {
        Frame(
            format: .grey, width: picture.width, height: picture.height, stride: picture.width, time: time,
            sequence: sequence, storage: FrameStorage(copying: picture.pixels))
    }
}
