/// A rule that turns gradients into steps of the parameters.
public protocol Optimiser: Sendable {
    /// How many floats it remembers for each parameter.
    var memories: Int { get }

    /// Changes the parameters of a slice.
    ///
    /// - Parameters:
    ///   - learningRate: of this step.
    ///   - step: the number of the step, counted from 1.
    func update(_ slice: ParameterSlice, learningRate: Float, step: Int)
}

/// Neighbouring parameters, their gradients and what the optimiser remembers of them.
public struct ParameterSlice {
    /// How many.
    public let count: Int
    /// The parameters.
    public let values: UnsafeMutablePointer<Float>
    /// Their gradients.
    public let gradients: UnsafePointer<Float>
    /// Whether weight decay applies to them.
    public let decays: Bool

    private let memoryStart: UnsafeMutablePointer<Float>
    private let memoryStride: Int

    /// A slice whose memories lie `memoryStride` floats apart.
    init(
        count: Int, values: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>, decays: Bool,
        memoryStart: UnsafeMutablePointer<Float>, memoryStride: Int
    ) {
        self.count = count
        self.values = values
        self.gradients = gradients
        self.decays = decays
        self.memoryStart = memoryStart
        self.memoryStride = memoryStride
    }

    /// One of the optimiser's memories: `count` floats, 0 before the first step.
    public func memory(_ index: Int) -> UnsafeMutablePointer<Float> { memoryStart + index * memoryStride }
}
