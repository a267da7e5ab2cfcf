import Imaging
import Recognition

/// A look for hands by the model that ships: at all of a frame, at a part of it as when a hand is followed, and at all of
/// its parts, as now and then where there is no hand.
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
            let frame = try SampleFrames.frame(format, width: 640, height: 480)
            return [
                try measure("all of a frame", frame, nil, net),
                try measure("about a hand", frame, Region(x: 200, y: 100, width: 320, height: 240), net),
                try measure("each part", frame, by: TrackingLocator(net, margin: 1)),
            ]
        }
    }

    private func measure(
        _ name: String, _ frame: Frame, _ region: Region?, _ net: LocatorNet
    ) throws -> BenchmarkFigure {
        figure(name, frame, try sampler.sample { _ = try net.hands(in: frame, region: region) })
    }

    private func measure(_ name: String, _ frame: Frame, by locator: TrackingLocator) throws -> BenchmarkFigure {
        figure(name, frame, try sampler.sample { _ = try locator.hands(in: frame) })
    }

    private func figure(_ name: String, _ frame: Frame, _ time: Statistics) -> BenchmarkFigure {
        BenchmarkFigure(
            name: "hands in \(name) \(frame.format.rawValue) 640x480", isa: InstructionSets.best, nanoseconds: time,
            unit: .microseconds)
    }
}
