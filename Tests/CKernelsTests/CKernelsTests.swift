import CKernels
import KernelReference
import Testing

@Suite("Kernels") struct CKernelsTests {
    @Test func convolvesByHand() {
        var shape = ck_conv_shape(
            batch: 1, height: 2, width: 2, in_channels: 1, out_channels: 1, kernel: 3, stride: 1)
        let weights: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        var output = [Float](repeating: .nan, count: 4)
        var workspace = [Float](repeating: .nan, count: ck_conv_workspace(&shape))
        ck_conv_forward(&shape, [1, 10, 100, 1000], weights, [0.5], false, &output, &workspace)
        #expect(output == [9865.5, 8754.5, 6532.5, 5421.5])
    }
}
