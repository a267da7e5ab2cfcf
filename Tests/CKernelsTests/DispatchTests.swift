import CKernels
import Testing

extension KernelTests {
    @Suite("Instruction sets") struct DispatchTests {
        @Test("A set that this CPU lacks is refused and changes nothing") func unknown() {
            let before = String(cString: ck_isa())
            #expect(!ck_set_isa("mmx"))
            #expect(!ck_set_isa(""))
            #expect(String(cString: ck_isa()) == before)
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
