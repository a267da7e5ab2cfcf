import Basics
import Datasets

/// Pictures that lie in two sets, whatever their files are called: they have the same pixels.
public enum SharedPictures {
    /// Leaves out of a set what another one holds.
    ///
    /// - Returns: how many pictures were left out.
    public static func remove(from set: inout Dataset, allIn other: Dataset) -> Int {
        let known = Set(other.samples.map(\.original))
        let before = set.samples.count
        set.samples.removeAll { known.contains($0.original) }
        return before - set.samples.count
    }

    /// Leaves out of validation pictures those that are learnt from.
    ///
    /// - Throws: `DatasetError.onlyCopies` when nothing remains.
    /// - Returns: a line that says so; nil where there are none.
    public static func leaveOut(
        of validation: inout Dataset, learnt: Dataset
    ) throws(DatasetError) -> String? {
        let all = validation.samples.count
        let copies = remove(from: &validation, allIn: learnt)
        guard copies > 0 else { return nil }
        guard copies < all else { throw .onlyCopies(count: all) }
        return
            "\(copies) of \(counted(all, "validation picture")) \(copies == 1 ? "is a training picture" : "are training pictures") "
            + "too: left out of the validation"
    }

    /// For each two of several sets, how many pictures of the second lie in the first too.
    public static func words(for sets: [(name: String, set: Dataset)]) -> [String] {
        var lines: [String] = []
        for (index, later) in sets.enumerated() {
            for earlier in sets[..<index] {
                var rest = later.set
                let copies = remove(from: &rest, allIn: earlier.set)
                guard copies > 0 else { continue }
                lines.append(
                    "\(copies) of \(counted(later.set.samples.count, "picture")) of \(later.name) "
                        + "\(copies == 1 ? "lies" : "lie") in \(earlier.name) too")
            }
        }
        return lines
    }
}
