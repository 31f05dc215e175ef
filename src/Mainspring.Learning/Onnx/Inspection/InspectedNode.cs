using Mainspring.Learning.Onnx.Wire;

namespace Mainspring.Learning.Onnx.Inspection;

/// <summary>What is looked at of an operator (NodeProto of <c>onnx.proto</c>).</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Domain">Who defined it.</param>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="FirstOutput">The name of its first output; empty when it has none.</param>
internal sealed record InspectedNode(string Operation, string Domain, IReadOnlyList<string> Inputs, string FirstOutput)
{
    public const int AttributeField = 5;

    /// <exception cref="FormatException">The bytes are no message.</exception>
    public static InspectedNode Read(ReadOnlySpan<byte> node)
    {
        string operation = "", domain = "", firstOutput = "";
        List<string> inputs = [];
        var fields = new ProtoReader(node);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1 when fields.IsBlob:
                    inputs.Add(fields.Text);
                    break;
                case 2 when fields.IsBlob && firstOutput.Length == 0:
                    firstOutput = fields.Text;
                    break;
                case 4 when fields.IsBlob:
                    operation = fields.Text;
                    break;
                case 7 when fields.IsBlob:
                    domain = fields.Text;
                    break;
                default:
                    break;
            }
        }

        return new(operation, domain, inputs, firstOutput);
    }
}
