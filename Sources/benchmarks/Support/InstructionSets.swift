import CKernels

/// The instruction sets that this CPU can run.
enum InstructionSets {
    /// The one that is used when none is asked for.
    static var best: String { String(cString: ck_isa()) }

    /// Runs `body` with each of them in turn, on this thread.
    static func each<Result>(_ body: (String) throws -> [Result]) rethrows -> [Result] {
        defer { _ = ck_set_isa(nil) }
        return try ["avx512", "avx2", "baseline", "neon"].flatMap { try ck_set_isa($0) ? body($0) : [] }
    }
}
