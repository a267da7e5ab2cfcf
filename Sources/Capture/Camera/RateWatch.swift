/// Notices that a camera takes far fewer pictures than it promised, which no lost pictures explain.
///
/// In the dark, automatic exposure may take longer than a picture's time; the camera then halves its rate. Only
/// pictures that follow each other in the driver's count are looked at, so that a slow reader or bus is not blamed.
struct RateWatch {
    /// Intervals that are looked back over.
    private static let span = 12
    /// Times the promised interval from which a camera counts as slowed down, and below which it does no more.
    private static let (slow, usual) = (1.7, 1.4)

    private let promised: Double
    private var last: Double?
    private var intervals: [Double] = []
    /// Pictures a second that the camera takes while it is slowed down; nil while it keeps its promise.
    private(set) var slowRate: Double?

    /// Watches a camera that has promised a rate in pictures a second.
    init(promised: Double) { self.promised = promised }

    /// Takes a picture in; says whether `slowRate` has come or gone.
    ///
    /// - Parameters:
    ///   - time: when the picture was taken, in milliseconds.
    ///   - lost: how many pictures were lost before it.
    mutating func add(time: Double, lost: Int) -> Bool {
        defer { last = time }
        guard let last, time > last, lost == 0 else { return false }
        intervals.append(time - last)
        if intervals.count > Self.span { intervals.removeFirst() }
        guard intervals.count == Self.span else { return false }
        let typical = intervals.sorted()[Self.span / 2]
        let stretch = typical * promised / 1000
        switch slowRate {
        case nil where stretch >= Self.slow:
            slowRate = 1000 / typical
            return true
        case .some where stretch < Self.usual:
            slowRate = nil
            return true
        default: return false
        }
    }
}
