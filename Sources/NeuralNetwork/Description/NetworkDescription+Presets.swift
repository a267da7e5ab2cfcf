extension NetworkDescription {
    /// The small network of the original study: two 5x5 convolutions, each with a 4x4 pool, and a dense layer.
    ///
    /// - Throws: ``NetworkDescriptionError`` when `classes` is out of range.
    public static func study(classes: Int) throws(NetworkDescriptionError) -> NetworkDescription {
        try NetworkDescription(
            height: 50, width: 50, channels: 1,
            layers: [
                .convolution(filters: 5, kernel: 5), .relu, .maxPool(size: 4),
                .convolution(filters: 15, kernel: 5), .relu, .maxPool(size: 4),
                .flatten, .dense(units: classes),
            ])
    }

    /// The network that ships: four stages of two or three 3x3 convolutions with batch norm, 32 to 160 channels.
    ///
    /// - Throws: ``NetworkDescriptionError`` when `classes` or `dropout` is out of range.
    public static func standard(
        classes: Int, dropout: Float = 0.3
    ) throws(NetworkDescriptionError) -> NetworkDescription {
        let stages = [(filters: 32, depth: 2), (64, 3), (128, 3), (160, 2)].map { filters, depth in
            Array(
                repeating: [
                    LayerDescription.convolution(filters: filters, kernel: 3, bias: false), .batchNorm, .relu,
                ], count: depth
            ).flatMap { $0 }
        }
        return try NetworkDescription(
            height: 50, width: 50, channels: 1,
            layers: stages.joined(separator: [.maxPool(size: 2)])
                + [.averagePool, .flatten, .dropout(rate: dropout), .dense(units: classes)])
    }
}
