extension Network {
    /// The two parts of a network: the first layers, which give features, and the rest, which reads them.
    ///
    /// Fine-tuning only the rest takes a fraction of the time, since the features of a picture are computed once.
    public struct Parts: Sendable, Equatable {
        /// The first layers, with the map flattened at their end; nil when the rest is the whole network.
        public let first: Network?
        /// The other layers; its input is the map of features.
        public let rest: Network
    }

    /// Divides the network before the `count`-th last convolution, or not at all where it has no more of them.
    public func parts(fromLastConvolutions count: Int) -> Parts {
        let convolutions = description.layers.indices.filter {
            if case .convolution = description.layers[$0] { true } else { false }
        }
        guard count < convolutions.count else { return Parts(first: nil, rest: self) }
        // Without a convolution of its own, the rest is what follows the last map.
        let start = count > 0 ? convolutions[convolutions.count - count] : lastMapEnd
        let shape = description.input(ofLayer: start)
        guard start > 0, !shape.isFlat,
            let before = try? NetworkDescription(
                height: description.height, width: description.width, channels: description.channels,
                layers: Array(description.layers[..<start]) + [.flatten]),
            let after = try? NetworkDescription(
                height: shape.height, width: shape.width, channels: shape.channels,
                layers: Array(description.layers[start...])),
            let first = try? Network(before, parameters: parameters.filter { $0.layer < start }),
            let rest = try? Network(
                after,
                parameters: parameters.filter { $0.layer >= start }.map {
                    Parameter(layer: $0.layer - start, role: $0.role, tensor: $0.tensor)
                })
        else { return Parts(first: nil, rest: self) }
        return Parts(first: first, rest: rest)
    }

    /// The first layer whose output is a vector.
    private var lastMapEnd: Int { description.outputs.firstIndex { $0.isFlat } ?? 0 }

    /// The same network with the parameters of its last layers replaced.
    ///
    /// - Parameter rest: a part of this network, as ``parts(fromLastConvolutions:)`` gives it, with other values.
    /// - Throws: ``NetworkError`` when it is no such part.
    public func replacing(rest: Network) throws(NetworkError) -> Network {
        let start = description.layers.count - rest.description.layers.count
        guard start >= 0, Array(description.layers[start...]) == rest.description.layers else {
            throw .differentLayers
        }
        return try Network(
            description,
            parameters: parameters.filter { $0.layer < start }
                + rest.parameters.map { Parameter(layer: $0.layer + start, role: $0.role, tensor: $0.tensor) })
    }
}
