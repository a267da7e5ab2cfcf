import CKernels
import Foundation
import KernelReference
import Testing

/// All tests of the kernels.
///
/// They select instruction sets for their own thread only, and select the default again before they return.
@Suite("Kernels") enum KernelTests {}

/// The sets of kernels that this machine can run: those of its CPU, and the 16-wide source on narrower registers.
enum InstructionSets {
    static let names = ["avx512", "avx2", "baseline", "neon"]

    /// Runs `body` once with every set and its name, then selects the best one again.
    static func each(_ body: (String) throws -> Void) rethrows {
        defer { _ = ck_set_isa(nil) }
        for name in names where ck_set_isa(name) { try body(name) }
        if check_use_wide_kernels() { try body("wide") }
    }
}

extension KernelTests {
    @Suite("Instruction sets") struct DispatchTests {
        @Test("A set that this CPU lacks is refused and changes nothing") func unknown() {
            let before = String(cString: ck_isa())
            #expect(!ck_set_isa("mmx"))
            #expect(!ck_set_isa(""))
            #expect(String(cString: ck_isa()) == before)
        }

        @Test("A choice is the calling thread's own") func threads() async {
            let best = String(cString: ck_isa())
            let name = best == "neon" ? "neon" : "baseline"
            let seen = await withCheckedContinuation { done in
                Thread {
                    _ = ck_set_isa(name)
                    done.resume(returning: String(cString: ck_isa()))
                }.start()
            }
            #expect(seen == name)
            #expect(String(cString: ck_isa()) == best)
        }

        @Test("Every CPU has a plain set, and each set tells its name") func names() {
            var names: [String] = []
            InstructionSets.each {
                #expect(String(cString: ck_isa()) == $0)
                names.append($0)
            }
            #if arch(x86_64)
                #expect(names.contains("baseline"))
            #else
                #expect(names == ["neon"])
            #endif
        }
    }
}
