/// A time in which a camera does not work, and what has been told of it.
///
/// Every reason is told once: also one that comes later, as when a camera that was unplugged is used by another
/// program after it was plugged in.
struct Outage {
    /// Milliseconds that a camera may refuse to be opened: it may only be waking, or its node still be set up.
    private static let patience = 1000.0

    private var told: [CaptureError]
    private var suspect: (error: CaptureError, since: Double)?

    /// Begins with a failure, which is told.
    init(_ first: CaptureError) { told = [first] }

    /// Whether a failure while reading has to be told.
    mutating func isNews(_ failure: CaptureError) -> Bool {
        suspect = nil
        guard !told.contains(failure) else { return false }
        told.append(failure)
        return true
    }

    /// Whether a failure to open has to be told, which it has when it lasts.
    mutating func isNews(_ refusal: CaptureError, at now: Double) -> Bool {
        guard let suspect, suspect.error == refusal else {
            suspect = (refusal, now)
            return false
        }
        return now - suspect.since >= Self.patience && isNews(refusal)
    }
}
