import CKernels
import KernelReference

/// The sets of kernels that can be run here: those of this CPU, and the 16-wide source on narrower registers.
enum InstructionSets {
    static let names = ["avx512", "avx2", "baseline", "neon"]

    /// Runs `body` once with every set and its name, then returns to the best one.
    static func each(_ body: (String) throws -> Void) rethrows {
        defer { _ = ck_set_isa(nil) }
        for name in names where ck_set_isa(name) { try body(name) }
        if check_use_wide_kernels() { try body("wide") }
    }
}
