import NeuralNetwork
import Testing

@Suite struct NetworkSummaryTests {
    @Test func tableOfTheStudyNetwork() throws {
        #expect(
            try NetworkDescription.study(classes: 3).summary() == """
                #  layer                        output    parameters
                -  ---------------------------  --------  ----------
                   input                        50x50x1
                0  convolution 5x5, 5 filters   50x50x5          130
                1  ReLU                         50x50x5            0
                2  max pool 4x4                 12x12x5            0
                3  convolution 5x5, 15 filters  12x12x15       1,890
                4  ReLU                         12x12x15           0
                5  max pool 4x4                 3x3x15             0
                6  flatten                      135                0
                7  dense, 3 units               3                408
                -  ---------------------------  --------  ----------
                   total                                       2,428
                """)
    }

    @Test func thousandsAreSetApart() throws {
        let network = try NetworkDescription(
            height: 100, width: 100, channels: 1, layers: [.flatten, .dense(units: 123)])
        #expect(network.summary().hasSuffix("1,230,123"))
    }
}
