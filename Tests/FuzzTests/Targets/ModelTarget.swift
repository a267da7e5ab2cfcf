import Imaging
import NeuralNetwork

@testable import Recognition

/// Loads a letter model and reads a frame with it, and looks whether it is a checkpoint.
enum ModelTarget {
    static func run(_ bytes: UnsafeRawBufferPointer) {
        guard let file = FuzzFile(bytes, name: "model.safetensors") else { return }
        _ = try? Checkpoint(contentsOf: file.url)
        guard let net = try? LetterNet(contentsOf: file.url) else { return }
        let frame = Frame(
            format: .grey, width: 8, height: 8, stride: 8, time: 0, sequence: 0,
            storage: FrameStorage(copying: (0..<64).map { UInt8($0 * 4) }))
        try? net.read(frame, in: Region(x: 1, y: 1, width: 6, height: 6), mirrored: false)
        precondition(net.joints.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "joints are somewhere")
        precondition(net.probabilities.allSatisfy { (0...1).contains($0) }, "probabilities are from 0 to 1")
    }
}
