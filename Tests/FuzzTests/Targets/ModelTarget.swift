import Imaging
import NeuralNetwork

@testable import Recognition

/// Loads a letter model and reads a frame with it, and looks whether it finds hands, or is a checkpoint.
enum ModelTarget {
    static func run(_ bytes: UnsafeRawBufferPointer) {
        guard let file = FuzzFile(bytes, name: "model.safetensors") else { return }
        _ = try? Checkpoint(contentsOf: file.url)
        let frame = Frame(
            format: .grey, width: 8, height: 8, stride: 8, time: 0, sequence: 0,
            storage: FrameStorage(copying: (0..<64).map { UInt8($0 * 4 % 256) }))
        if let locator = try? LocatorNet(contentsOf: file.url), let hands = try? locator.hands(in: frame) {
            precondition(hands.allSatisfy { $0.box.width > 0 && $0.box.height.isFinite }, "hands have a size")
        }
        guard let net = try? LetterNet(contentsOf: file.url),
            let answer = try? net.predict(frame, in: Region(x: 1, y: 1, width: 6, height: 6), mirrored: false)
        else { return }
        precondition(answer.landmarks.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "landmarks are somewhere")
        precondition(answer.probabilities.allSatisfy { (0...1).contains($0) }, "probabilities are from 0 to 1")
    }
}
