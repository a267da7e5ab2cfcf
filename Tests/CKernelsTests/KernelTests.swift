import Testing

/// All tests of the kernels.
///
/// They choose instruction sets for their own thread only, and go back before they leave it.
@Suite("Kernels") enum KernelTests {}
