extension StringProtocol {
    /// The text without the characters at both ends that are to be removed.
    public func trimmed(of isRemoved: (Character) -> Bool) -> String {
        let start = drop(while: isRemoved)
        guard let end = start.lastIndex(where: { !isRemoved($0) }) else { return "" }
        return String(start[...end])
    }
}
