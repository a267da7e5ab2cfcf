import Imaging

/// Passes the newest frame and other events from a camera's thread to a reader.
///
/// It holds one frame only: a newer one replaces one that was not taken, so that a slow reader never sees old frames.
/// Interruptions and recoveries keep their order.
public final class FrameMailbox: Sendable {
    /// Events kept for a reader that takes none.
    private static let maximumEvents = 16

    private struct Contents {
        var events: [CaptureEvent] = []
        var failure: CaptureError?
        var isClosed = false
        var superseded = 0
    }
    private let contents = Monitor(Contents())

    /// Makes an empty mailbox.
    public init() {}

    /// Number of frames that newer ones replaced before they were taken.
    public var superseded: Int { contents.change { $0.superseded } }

    /// Adds a frame or another event.
    public func put(_ event: CaptureEvent) {
        // The replaced frame is released outside the lock: its buffer may have to be queued at the driver again.
        let replaced = contents.change { contents -> CaptureEvent? in
            guard !contents.isClosed else { return nil }
            var replaced: CaptureEvent?
            if event.isFrame, let place = contents.events.firstIndex(where: \.isFrame) {
                replaced = contents.events.remove(at: place)
                contents.superseded += 1
            }
            contents.events.append(event)
            if contents.events.count > Self.maximumEvents { contents.events.removeFirst() }
            return replaced
        }
        _ = consume replaced
    }

    /// Stores the error that readers get after the last event.
    public func fail(_ error: CaptureError) {
        contents.change { $0.failure = $0.failure ?? error }
    }

    /// Discards everything; from now on readers get the end.
    public func close() {
        let events = contents.change { contents -> [CaptureEvent] in
            contents.isClosed = true
            defer { contents.events = [] }
            return contents.events
        }
        _ = consume events
    }

    /// Takes the next event, waiting at most `milliseconds`; nil if there was none.
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
