import CKernels

/// One layer of a plan, with the batch norm and ReLU that follow it folded in.
struct PlanLayer: Equatable {
    let kind: ck_layer_kind
    var channels = 0
    var size = 0
    var stride = 1
    var dilation = 1
    var relu = false
    /// In the layout of the kernels, output channel last; empty for none.
    var weights: [Float] = []
    /// One value for each output channel; empty for zeros.
    var bias: [Float] = []
}

extension PlanLayer {
    /// The layers of a network as a plan computes them.
    ///
    /// Flatten and dropout do nothing and are left out; batch norm and ReLU are folded into the layer before them where
    /// that is possible.
    static func layers(of network: Network) -> [PlanLayer] {
        var layers: [PlanLayer] = []
        for (index, layer) in network.description.layers.enumerated() {
            func values(_ role: Parameter.Role) -> [Float] {
                network.parameter(layer: index, role: role)?.values ?? []
            }
            switch layer {
            case .convolution(let filters, let kernel, let stride, _):
                layers.append(
                    PlanLayer(
                        kind: CK_CONVOLUTION, channels: filters, size: kernel, stride: stride,
                        weights: values(.weight), bias: values(.bias)))
            case .temporalConvolution(let filters, let kernel, let dilation, _):
                layers.append(
                    PlanLayer(
                        kind: CK_TEMPORAL_CONVOLUTION, channels: filters, size: kernel, dilation: dilation,
                        weights: values(.weight), bias: values(.bias)))
            case .dense(let units):
                layers.append(
                    PlanLayer(kind: CK_DENSE, channels: units, weights: values(.weight), bias: values(.bias)))
            case .batchNorm:
                let scale = zip(values(.weight), values(.runningVariance)).map { weight, variance in
                    weight / (variance + BatchNormLayer.epsilon).squareRoot()
                }
                let (bias, mean) = (values(.bias), values(.runningMean))
                let shift = scale.indices.map { bias[$0] - mean[$0] * scale[$0] }
                layers.foldAffine(scale: scale, shift: shift)
            case .relu: layers.foldReLU()
            case .maxPool(let size): layers.append(PlanLayer(kind: CK_MAX_POOL, size: size))
            case .averagePool: layers.append(PlanLayer(kind: CK_GLOBAL_AVERAGE))
            case .flatten, .dropout: break
            }
        }
        return layers
    }

    /// Whether a scale and shift of its outputs can be folded into its weights and bias.
    fileprivate var isLinear: Bool {
        !relu && [CK_CONVOLUTION, CK_TEMPORAL_CONVOLUTION, CK_DENSE, CK_AFFINE].contains(kind)
    }
}

extension [PlanLayer] {
    /// Applies a scale and shift to each channel of the output: in the last layer's weights, or as a new layer.
    fileprivate mutating func foldAffine(scale: [Float], shift: [Float]) {
        guard var last = popLast() else { return append(PlanLayer(kind: CK_AFFINE, weights: scale, bias: shift)) }
        guard last.isLinear else {
            self += [last, PlanLayer(kind: CK_AFFINE, weights: scale, bias: shift)]
            return
        }
        let channels = scale.count
        if last.weights.isEmpty { last.weights = Array<Float>(repeating: 1, count: channels) }
        if last.bias.isEmpty { last.bias = Array<Float>(repeating: 0, count: channels) }
        // The output channel is the last dimension.
        for start in stride(from: 0, to: last.weights.count, by: channels) {
            for channel in 0..<channels { last.weights[start + channel] *= scale[channel] }
        }
        for channel in 0..<channels { last.bias[channel] = last.bias[channel] * scale[channel] + shift[channel] }
        append(last)
    }

    /// Applies max(0, x) to the output: in the last layer, or as a new layer.
    fileprivate mutating func foldReLU() {
        if let last, last.isLinear {
            self[count - 1].relu = true
        } else {
            append(PlanLayer(kind: CK_AFFINE, relu: true))
        }
    }
}
