import Imaging

/// Where a camera's thread leaves its newest frame, and what else happened, for whoever reads.
///
/// There is room for one frame only: a newer one takes the place of one that was not taken, so that a slow reader
/// never sees the past. Interruptions and recoveries keep their order.
public final class FrameMailbox: Sendable {
    /// Interruptions kept for a reader that takes none.
    private static let mostEvents = 16

    private struct Contents {
        var events: [CaptureEvent] = []
        var failure: CaptureError?
        var isClosed = false
        var superseded = 0
    }
    private let contents = Monitor(Contents())

    /// Makes an empty mailbox.
    public init() {}

    /// How many frames gave way to newer ones before anybody took them.
    public var superseded: Int { contents.change { $0.superseded } }

    /// Leaves a frame or tells what happened.
    public func put(_ event: CaptureEvent) {
        // What is replaced is let go after the lock: it may have to be handed back to a driver.
        let replaced = contents.change { contents -> CaptureEvent? in
            guard !contents.isClosed else { return nil }
            var replaced: CaptureEvent?
            if event.isFrame, let place = contents.events.firstIndex(where: \.isFrame) {
                replaced = contents.events.remove(at: place)
                contents.superseded += 1
            }
            contents.events.append(event)
            if contents.events.count > Self.mostEvents { contents.events.removeFirst() }
            return replaced
        }
        _ = consume replaced
    }

    /// Tells that nothing will come any more, and why.
    public func fail(_ error: CaptureError) {
        contents.change { $0.failure = $0.failure ?? error }
    }

    /// Throws everything away; from now on readers are told that the end is reached.
    public func close() {
        let events = contents.change { contents -> [CaptureEvent] in
            contents.isClosed = true
            defer { contents.events = [] }
            return contents.events
        }
        _ = consume events
    }

    /// Takes the next event, waiting for at most `milliseconds`; nil when there was none.
    public func take(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        let taken = contents.wait(until: MonotonicClock.now() + milliseconds) { contents -> Taken? in
            if contents.isClosed { return .event(.ended) }
            if !contents.events.isEmpty { return .event(contents.events.removeFirst()) }
            return contents.failure.map { .failure($0) }
        }
        switch taken {
        case .event(let event): return event
        case .failure(let error): throw error
        case nil: return nil
        }
    }

    private enum Taken: Sendable {
        case event(CaptureEvent)
        case failure(CaptureError)
    }
}

extension CaptureEvent {
    var isFrame: Bool {
        if case .frame = self { true } else { false }
    }
}
