import CKernels
import Foundation

/// The instruction sets that this CPU can run.
enum InstructionSets {
    /// The one that is used when none is asked for.
    static var best: String { String(cString: ck_isa()) }

    /// Runs `body` with each of them in turn, on this thread; only with that of FINGERSPELL_ISA when it is set.
    static func each<Result>(_ body: (String) throws -> [Result]) rethrows -> [Result] {
        defer { _ = ck_set_isa(nil) }
        let asked = ProcessInfo.processInfo.environment["FINGERSPELL_ISA"] != nil ? [best] : names
        return try asked.flatMap { try ck_set_isa($0) ? body($0) : [] }
    }

    private static let names = ["avx512", "avx2", "baseline", "neon"]
}
