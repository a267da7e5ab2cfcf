import Imaging

/// Small pictures as the bytes of PPM files.
enum TestPicture {
    /// One shade of grey.
    static func plain(_ shade: UInt8, width: Int = 8, height: Int = 6) -> [UInt8] {
        header(width, height) + [UInt8](repeating: shade, count: 3 * width * height)
    }

    /// Grey squares by chance, the same for one seed but for their brightness.
    static func noise(seed: UInt64, brighter: Int = 0) -> [UInt8] {
        let (side, square) = (60, 6)
        var generator = SeededGenerator(seed: seed)
        let shades = (0..<side * side / square / square).map { _ in Int.random(in: 30...200, using: &generator) }
        return header(side, side)
            + (0..<side * side).flatMap { pixel -> [UInt8] in
                let (column, row) = (pixel % side / square, pixel / side / square)
                return [UInt8](repeating: UInt8(shades[row * (side / square) + column] + brighter), count: 3)
            }
    }

    private static func header(_ width: Int, _ height: Int) -> [UInt8] {
        Array("P6\n\(width) \(height)\n255\n".utf8)
    }
}
