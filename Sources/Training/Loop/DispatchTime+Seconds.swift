import Dispatch

extension DispatchTime {
    /// Seconds on the steady clock since an earlier time.
    func seconds(since earlier: DispatchTime) -> Double {
        Double(uptimeNanoseconds - earlier.uptimeNanoseconds) / 1e9
    }
}
