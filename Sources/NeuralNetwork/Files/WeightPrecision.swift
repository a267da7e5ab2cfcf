/// How exactly weights are kept in a file.
public enum WeightPrecision: String, Sendable, CaseIterable {
    /// 32 bits.
    case single = "F32"
    /// 16 bits: half the file, for eleven significant bits a weight.
    case half = "F16"

    /// Bytes of one number.
    var byteCount: Int { self == .single ? 4 : 2 }
}
