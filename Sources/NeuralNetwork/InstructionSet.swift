import CKernels
/// The instruction set that networks run with.
public let instructionSet = String(cString: ck_isa())
