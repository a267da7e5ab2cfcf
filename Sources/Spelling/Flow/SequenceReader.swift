import Recognition

/// Reads observations, one a frame, with the sequence network.
///
/// Its answers come as many steps late as the network looks ahead.
public struct SequenceReader: Sendable {
    private let net: SequenceNet
    private var input = SequenceInput()
    /// The last steps, `[2 * reach + 1, channel]`.
    private var window: [Float]
    /// How many of the next answers are left out.
    private var skipped = 0

    /// Makes a reader that has seen no frame.
    public init(_ net: SequenceNet) {
        self.net = net
        window = Self.emptyWindow(net)
    }

    private static func emptyWindow(_ net: SequenceNet) -> [Float] {
        (0...2 * net.reach).flatMap { _ in SequenceInput.emptyStep }
    }

    /// Adds a frame; one that follows no other begins anew.
    ///
    /// - Returns: `[step][label]`: the probabilities of `SequenceNet.labels` at each step that can be answered for now.
    public mutating func add(_ observation: FrameObservation) -> [[Float]] {
        if observation.elapsed == nil, observation.isReadable { (window, skipped) = (Self.emptyWindow(net), 0) }
        let steps = input.add(observation)
        return stride(from: 0, to: steps.count, by: SequenceInput.channels).compactMap {
            read(steps[$0..<$0 + SequenceInput.channels])
        }
    }

    /// Answers now for the last steps, which the network would like to see more after; the frames go on.
    public mutating func takePending() -> [[Float]] {
        var ended = self
        skipped = net.reach
        return (0..<net.reach).compactMap { _ in ended.read(SequenceInput.emptyStep[...]) }
    }

    /// Leaves the last steps unanswered, because the user has deleted what they show.
    public mutating func dropPending() { skipped = net.reach }

    private mutating func read(_ step: ArraySlice<Float>) -> [Float]? {
        window.removeFirst(SequenceInput.channels)
        window += step
        guard skipped == 0 else {
            skipped -= 1
            return nil
        }
        return net.probabilities(of: window)
    }
}
