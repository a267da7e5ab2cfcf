import Imaging
import Recognition

/// A look for hands by the model that ships: at all of a frame, at a part of it as when a hand is followed, and a thorough
/// one, as now and then where there is no hand.
struct LocatingBenchmarks {
    let sampler: Sampler

    func measure(note: (String) -> Void) throws -> [BenchmarkFigure] {
        let net: LocatorNet
        do {
            net = try LocatorNet(contentsOf: ModelLocation().find(ModelLocation.locator))
        } catch {
            note("locating: left out, since \(error)")
            return []
        }
        return try [PixelFormat.yuyv, .nv12, .jpeg].flatMap { format in
            let frames = try FramesInTurn(format, width: 640, height: 480)
            return [
                try measure("all of a frame", frames, nil, net),
                try measure("about a hand", frames, Region(x: 200, y: 100, width: 320, height: 240), net),
                try measure("all of a frame, thoroughly,", frames, by: TrackingLocator(net, margin: 1)),
            ]
        }
    }

    private func measure(
        _ name: String, _ frames: FramesInTurn, _ region: Region?, _ net: LocatorNet
    ) throws -> BenchmarkFigure {
        var frames = frames
        return figure(name, frames.first, try sampler.sample { _ = try net.hands(in: frames.next(), region: region) })
    }

    private func measure(_ name: String, _ frames: FramesInTurn, by locator: TrackingLocator) throws -> BenchmarkFigure
    {
        var frames = frames
        return figure(name, frames.first, try sampler.sample { _ = try locator.hands(in: frames.next()) })
    }

    private func figure(_ name: String, _ frame: Frame, _ time: Statistics) -> BenchmarkFigure {
        BenchmarkFigure(
            name: "hands in \(name) \(frame.format.rawValue) 640x480", isa: InstructionSets.best, nanoseconds: time,
            unit: .microseconds)
    }
}
