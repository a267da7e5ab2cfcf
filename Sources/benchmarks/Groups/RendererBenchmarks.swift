import Dispatch
import Foundation
import HandModel

/// Drawing hands: training samples on all cores, and one picture for people.
struct RendererBenchmarks {
    let sampler: Sampler

    func measure() throws -> [BenchmarkFigure] {
        try [50, 128].map(samples) + [picture()]
    }

    /// As many samples at once as there are cores, each another letter's.
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

    /// One picture of 320x240, as for a film.
    private func picture() throws -> BenchmarkFigure {
        let hand = try SampleHand()
        let time = sampler.sample(.passed) { _ = hand.picture(width: 320, height: 240) }
        return BenchmarkFigure(
            name: "renderer picture 320x240", isa: InstructionSets.best, nanoseconds: time, unit: .milliseconds)
    }
}
