/// A number with its noun: "1 picture", "2 pictures", "1 class", "2 classes".
///
/// - Parameter plural: what several are called, where it is not the noun with an "s".
public func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
