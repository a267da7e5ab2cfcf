/// One named tensor of a network: something learnt, or a running statistic of batch norm.
public struct Parameter: Sendable, Equatable {
    /// What a tensor is to its layer, named as PyTorch names it.
    public enum Role: String, Sendable, CaseIterable {
        /// Kernel of a convolution `[row, column, in, out]`, matrix of a dense layer `[in, out]`, or scale of batch norm.
        case weight
        /// What is added to each output channel.
        case bias
        /// Mean of each channel over the batches seen while training.
        case runningMean = "running_mean"
        /// Variance of each channel over the batches seen while training.
        case runningVariance = "running_var"
    }

    /// The number of the layer in the network's description.
    public let layer: Int
    /// What it is to that layer.
    public let role: Role
    /// Its numbers, in the layout that the kernels compute with.
    public var tensor: Tensor

    /// Ties a tensor to a layer.
    public init(layer: Int, role: Role, tensor: Tensor) {
        self.layer = layer
        self.role = role
        self.tensor = tensor
    }

    /// The name in a file, such as "3.weight" or "4.running_mean".
    public var name: String { "\(layer).\(role.rawValue)" }

    /// Whether gradients change it; running statistics are only measured.
    public var isLearnt: Bool { role == .weight || role == .bias }
}
