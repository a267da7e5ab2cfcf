/// Counts the pictures that a driver lost, from the gaps in its running numbers.
struct SequenceCounter {
    private var last: UInt32?

    /// How many pictures were lost before the one with this number.
    ///
    /// A number that is not higher than the last belongs to a driver that counts anew, and tells nothing.
    mutating func lost(before number: UInt32) -> Int {
        defer { last = number }
        guard let last else { return 0 }
        let step = Int(Int32(bitPattern: number &- last))
        return step > 1 ? step - 1 : 0
    }
}
