import Dispatch
import HandModel
import Imaging
import Synchronization

/// Renders the chart of all letters on a thread of its own, for that takes a second or two.
final class ChartMaker: Sendable {
    private struct State {
        var hasBegun = false
        var picture: RGBImage?
    }
    private let state = Mutex(State())
    private let chart: AlphabetChart

    /// Plans to render a chart; nothing is done before `begin`.
    init(_ chart: AlphabetChart = AlphabetChart()) {
        self.chart = chart
    }

    /// Starts to render; a second call does nothing.
    func begin() {
        let isFirst = state.withLock { state in
            defer { state.hasBegun = true }
            return !state.hasBegun
        }
        guard isFirst else { return }
        DispatchQueue(label: "chart").async { [self] in
            let picture = chart.picture()
            state.withLock { $0.picture = picture }
        }
    }

    /// The chart, given once, as soon as it is there.
    func take() -> RGBImage? {
        state.withLock { $0.picture.take() }
    }
}
