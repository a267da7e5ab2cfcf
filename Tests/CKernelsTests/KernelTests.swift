import Testing

/// All tests of the kernels.
///
/// They choose instruction sets for the whole process, hence one after another.
@Suite("Kernels", .serialized) enum KernelTests {}
