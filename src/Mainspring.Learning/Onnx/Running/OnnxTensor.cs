namespace Mainspring.Learning.Onnx.Running;

/// <summary>One input or output of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements; <see cref="OnnxType.Other"/> for what is no tensor.</param>
/// <param name="Shape">Its dimensions, -1 where any length is allowed.</param>
public sealed record OnnxTensor(string Name, OnnxType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Values a row: the second dimension of a matrix, 1 of a list, -1 when the graph does not say.</summary>
    public long Width => Shape.Count switch
    {
        1 => 1,
        2 => Shape[1],
        _ => -1,
    };
}
