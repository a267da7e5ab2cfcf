extension UnsafeMutableBufferPointer<Float> {
    /// Takes brightness and contrast out of luminance, 0…255: `(value - mean) / Swift.max(standard deviation, floor)`.
    func takeOutContrast(floor: Double) {
        var (sum, sumOfSquares) = (0.0, 0.0)
        for value in self {
            sum += Double(value)
            sumOfSquares += Double(value) * Double(value)
        }
        let mean = sum / Double(count)
        let variance = Swift.max(0, sumOfSquares / Double(count) - mean * mean)
        let scale = Float(1 / Swift.max(variance.squareRoot(), floor))
        let shift = Float(mean)
        for index in indices { self[index] = (self[index] - shift) * scale }
    }
}
