/// How a stored picture has to be turned to stand upright: one of the eight ways to lay down a rectangle.
///
/// `(x, y)` of the stored picture is shown at `(a·x + c·y, b·x + d·y)`, moved so that the corner is at 0.
struct Orientation: Equatable {
    /// The picture is stored as it is shown.
    static let upright = Orientation(a: 1, b: 0, c: 0, d: 1)

    let a: Int
    let b: Int
    let c: Int
    let d: Int

    /// Whether width and height change places.
    var swapsSides: Bool { a == 0 }

    /// Makes an orientation from its four signs.
    init(a: Int, b: Int, c: Int, d: Int) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    /// Reads a display matrix of nine 16.16 numbers as MP4 files have it; nil unless it turns by quarters.
    init?(displayMatrix matrix: some Collection<Int32>) {
        let values = matrix.map { Int($0) }
        guard values.count == 9 else { return nil }
        self.init(a: values[0].signum(), b: values[1].signum(), c: values[3].signum(), d: values[4].signum())
        let turnsByQuarters = (a == 0 && d == 0 && b != 0 && c != 0) || (b == 0 && c == 0 && a != 0 && d != 0)
        guard turnsByQuarters else { return nil }
    }

    /// Copies a plane of bytes, turning it.
    ///
    /// - Parameters:
    ///   - source: `[height, sourceStride]`, of which `width` columns are taken.
    ///   - target: `[shown height, targetStride]`.
    func copyPlane(
        from source: UnsafePointer<UInt8>, stride sourceStride: Int, width: Int, height: Int,
        to target: UnsafeMutablePointer<UInt8>, stride targetStride: Int
    ) {
        // Where the stored corner is shown, and the steps that one pixel right and one row down make there.
        let left = (a < 0 ? width - 1 : 0) + (c < 0 ? height - 1 : 0)
        let top = (b < 0 ? width - 1 : 0) + (d < 0 ? height - 1 : 0)
        let right = a + b * targetStride
        let down = c + d * targetStride
        for y in 0..<height {
            var place = left + top * targetStride + y * down
            let row = source + y * sourceStride
            for x in 0..<width {
                target[place] = row[x]
                place += right
            }
        }
    }
}
