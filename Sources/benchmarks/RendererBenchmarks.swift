import Dispatch
import Foundation
import HandModel
import Imaging

/// Measures the rendering of hands: training samples on all cores, and single pictures.
struct RendererBenchmarks {
    let sampler: Sampler

    func measure() throws -> [BenchmarkFigure] {
        try [50, 128].map(samples) + [picture()]
    }

    /// Samples of different letters, on all cores at the same time.
    private func samples(side: Int) -> BenchmarkFigure {
        let hands = HandSampler(side: side)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let atOnce = 4 * cores
        var first = 0
        let time = sampler.sample(.passed) {
            let start = first
            DispatchQueue.concurrentPerform(iterations: atOnce) { _ = hands.sample(start + $0) }
            first += atOnce
        }
        return BenchmarkFigure(
            name: "renderer sample \(side)x\(side), all cores", isa: InstructionSets.best, amount: Double(atOnce),
            per: time, unit: "images/s")
    }

    /// One picture of 320x240, the size of a frame of a film.
    private func picture() throws -> BenchmarkFigure {
        let hand = try SampleHand()
        let time = sampler.sample(.passed) { _ = hand.picture(width: 320, height: 240) }
        return BenchmarkFigure(
            name: "renderer picture 320x240", isa: InstructionSets.best, nanoseconds: time, unit: .milliseconds)
    }
}

/// A rendered hand that shows an A in front of a wall.
struct SampleHand {
    private let pose: HandPose

    /// The alphabet has no pose for the letter.
    struct NoPose: Error, CustomStringConvertible {
        var description: String { "the alphabet has no pose to draw" }
    }

    init() throws {
        guard let pose = Alphabet.american.pose(of: "A") else { throw NoPose() }
        self.pose = pose
    }

    /// The hand in the middle of a picture, which must be at least as wide as high.
    func picture(width: Int, height: Int) -> RGBImage {
        let scene = HandScene(pose: pose)
        let points = HandSkeleton(pose: pose, shape: scene.shape).landmarks
        var camera = Camera(framing: points, distance: 60, side: height, share: 0.6)
        camera.centreX += Float(width - height) / 2
        return HandRenderer.picture(of: scene, camera: camera, width: width, height: height)
    }
}
