import Imaging

/// The columns of a hand box: `x0, y0, x1, y1`, in pixels.
struct BoxColumns {
    private static let names = ["x0", "y0", "x1", "y1"]
    private let places: [Int]

    /// Finds the columns.
    ///
    /// - Throws: `DatasetError.missingColumn` when one of them is missing.
    init(_ table: CSVTable, in path: String) throws(DatasetError) {
        var places: [Int] = []
        for name in BoxColumns.names { places.append(try table.column(name, in: path)) }
        self.places = places
    }

    /// Whether a table has at least one of the columns.
    static func occur(in table: CSVTable) -> Bool { names.contains { table.place(of: $0) != nil } }

    /// Why a line gives no box.
    struct Flaw: Error, Equatable { var reason: String }

    /// The box of a line; nil where all four cells are empty.
    ///
    /// - Throws: what is wrong with which cell.
    func box(_ record: CSVRecord) throws(Flaw) -> Region? {
        var corners: [Double] = []
        for (name, place) in zip(BoxColumns.names, places) {
            let text = record.text(place) ?? ""
            if text.isEmpty { continue }
            guard let number = record.place(place) else {
                throw Flaw(reason: "has “\(text)” in the column \(name), which is no place in a picture")
            }
            corners.append(number)
        }
        if corners.isEmpty { return nil }
        guard corners.count == places.count else {
            throw Flaw(reason: "has an empty cell in x0, y0, x1 or y1")
        }
        guard corners[2] > corners[0], corners[3] > corners[1] else {
            throw Flaw(reason: "has a hand box without a size (x1 has to be above x0, and y1 above y0)")
        }
        return Region(
            x: corners[0], y: corners[1], width: corners[2] - corners[0], height: corners[3] - corners[1])
    }
}
