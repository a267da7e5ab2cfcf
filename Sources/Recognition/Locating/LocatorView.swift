import Imaging

/// What the locator looks at: a part of a picture and how it lies in the network's input.
struct LocatorView: Equatable {
    /// Pixels of the picture for one pixel of the input.
    let scale: Double
    /// Where the input's top left corner lies in the picture; outside it where the picture is of another shape.
    let origin: SIMD2<Double>
    /// Columns of the input that show the picture.
    let columns: Range<Int>
    /// Rows of the input that show the picture.
    let rows: Range<Int>

    /// Looks at a region of a picture of `width` by `height` pixels through an input of `columns` by `rows`.
    ///
    /// The region is shown whole; where it is of another shape than the input more of the picture comes into view, and
    /// beyond the picture's edges nothing.
    init(_ region: Region, width: Int, height: Int, columns: Int, rows: Int) {
        let scale = max(region.width / Double(columns), region.height / Double(rows))
        let origin = SIMD2(
            region.x + (region.width - scale * Double(columns)) / 2,
            region.y + (region.height - scale * Double(rows)) / 2)
        /// Whole pixels of the input nearest to the picture's edges, at least one.
        func visible(from start: Double, length: Int, count: Int) -> Range<Int> {
            let first = min(max(Int((-start / scale).rounded()), 0), count - 1)
            let end = min(max(Int(((Double(length) - start) / scale).rounded()), first + 1), count)
            return first..<end
        }
        self.scale = scale
        self.origin = origin
        self.columns = visible(from: origin.x, length: width, count: columns)
        self.rows = visible(from: origin.y, length: height, count: rows)
    }

    /// The part of the picture that the visible columns and rows show.
    var region: Region {
        Region(
            x: origin.x + Double(columns.lowerBound) * scale, y: origin.y + Double(rows.lowerBound) * scale,
            width: Double(columns.count) * scale, height: Double(rows.count) * scale)
    }

    /// Where a box of the input lies in the picture.
    func picture(_ box: Region) -> Region {
        Region(
            x: origin.x + box.x * scale, y: origin.y + box.y * scale, width: box.width * scale,
            height: box.height * scale)
    }

    /// Where a box of the picture lies in the input.
    func input(_ box: Region) -> Region {
        Region(
            x: (box.x - origin.x) / scale, y: (box.y - origin.y) / scale, width: box.width / scale,
            height: box.height / scale)
    }
}
