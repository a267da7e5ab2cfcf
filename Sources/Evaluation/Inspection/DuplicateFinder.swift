import Basics
import Datasets
import Imaging

/// Finds duplicates and near-duplicates, such as neighbouring frames of a video.
public struct DuplicateFinder: Sendable, Equatable {
    /// The number of pictures whose pixels equal an earlier picture's.
    public let exact: Int
    /// The number of pictures that look like an earlier one of the same signer and label, including exact duplicates.
    public let near: Int
    /// The names of pictures with equal pixels but different labels, one of which is wrong.
    public let contradictions: [(String, String)]

    /// The largest number of different bits, of 64, between the perceptual hashes of near-duplicates.
    static let likeness = 3

    /// Compares the pictures of a set.
    public init(_ set: Dataset) {
        let looks = concurrentMap(set.samples.count) { Fingerprint(set.samples[$0].image).look }
        var first: [OriginalPicture: Int] = [:]
        var exact = 0
        var contradictions: [(String, String)] = []
        for index in set.samples.indices {
            let sample = set.samples[index]
            guard let earlier = first[sample.original] else {
                first[sample.original] = index
                continue
            }
            exact += 1
            if set.samples[earlier].label != sample.label {
                contradictions.append((set.samples[earlier].name, sample.name))
            }
        }
        self.exact = exact
        self.contradictions = contradictions
        let groups = set.indices { "\($0.signer)/\($0.label)" }
        near = groups.values.reduce(0) { sum, group in
            sum + DuplicateFinder.countAlike(group.map { looks[$0] })
        }
    }

    /// Counts the hashes that are near an earlier one.
    private static func countAlike(_ looks: [UInt64]) -> Int {
        looks.indices.count { index in
            looks[..<index].contains { ($0 ^ looks[index]).nonzeroBitCount <= likeness }
        }
    }

    /// Compares the counts and contradictions.
    public static func == (one: DuplicateFinder, other: DuplicateFinder) -> Bool {
        one.exact == other.exact && one.near == other.near
            && one.contradictions.elementsEqual(other.contradictions) { $0 == $1 }
    }
}

/// A perceptual hash of a picture (a difference hash).
struct Fingerprint: Sendable, Equatable {
    /// One bit for each of 8x8 cells: whether the picture is brighter there than in the cell to the right.
    let look: UInt64

    init(_ image: GreyImage) {
        let means = Fingerprint.means(image, columns: 9, rows: 8)
        var look: UInt64 = 0
        for row in 0..<8 {
            for column in 0..<8 where means[row * 9 + column] > means[row * 9 + column + 1] {
                look |= 1 << UInt64(row * 8 + column)
            }
        }
        self.look = look
    }

    /// Returns the mean brightness of each cell of a grid over the picture.
    private static func means(_ image: GreyImage, columns: Int, rows: Int) -> [Int] {
        (0..<(columns * rows)).map { cell in
            let (column, row) = (cell % columns, cell / columns)
            let left = column * image.width / columns
            let top = row * image.height / rows
            // A cell has at least one pixel, even if the picture is smaller than the grid.
            let right = max(left + 1, (column + 1) * image.width / columns)
            let bottom = max(top + 1, (row + 1) * image.height / rows)
            var sum = 0
            for y in top..<min(bottom, image.height) {
                for x in left..<min(right, image.width) { sum += Int(image[x, y]) }
            }
            return sum * 16 / ((right - left) * (bottom - top))
        }
    }
}
