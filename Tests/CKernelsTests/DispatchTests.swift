import CKernels
import Foundation
import Testing

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
