/// The five digits, thumb first.
public enum Finger: String, CaseIterable, Sendable { case thumb, index, middle, ring, little }
