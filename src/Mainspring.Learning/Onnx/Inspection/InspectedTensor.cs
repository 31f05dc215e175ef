using Mainspring.Learning.Onnx.Wire;

namespace Mainspring.Learning.Onnx.Inspection;

/// <summary>What is looked at of a constant (TensorProto of <c>onnx.proto</c>): its numbers are not, but where they lie.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Texts">Its texts.</param>
/// <param name="Number">Its value, where it is one whole number.</param>
/// <param name="IsExternal">Whether its numbers lie in another file.</param>
/// <param name="Location">Which; null where it is not said.</param>
internal sealed record InspectedTensor(string Name, IReadOnlyList<string> Texts, long? Number, bool IsExternal, string? Location)
{
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public static InspectedTensor Read(ReadOnlySpan<byte> tensor)
    {
        string name = "";
        bool isExternal = false;
        string? location = null;
        List<string> texts = [];
        List<long> numbers = [];
        var fields = new ProtoReader(tensor);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 6 when fields.IsBlob:
                    texts.Add(fields.Text);
                    break;
                case 7:
                    fields.AddInts(numbers);
                    break;
                case 8 when fields.IsBlob && name.Length == 0:
                    name = fields.Text;
                    break;
                case 9 when fields.Blob.Length == sizeof(long):
                    numbers.Add(BitConverter.ToInt64(fields.Blob));
                    break;
                case 13 when fields.IsBlob:
                    (isExternal, location) = (true, LocationIn(fields.Blob) ?? location);
                    break;
                case 14:
                    isExternal |= fields.Int == 1;
                    break;
                default:
                    break;
            }
        }

        return new(name, texts, numbers is [var only] ? only : null, isExternal, location);
    }

    private static string? LocationIn(ReadOnlySpan<byte> entry)
    {
        string key = "", value = "";
        var fields = new ProtoReader(entry);
        while (fields.Next())
        {
            (key, value) = fields.Field switch
            {
                1 when fields.IsBlob => (fields.Text, value),
                2 when fields.IsBlob => (key, fields.Text),
                _ => (key, value),
            };
        }

        return key == "location" ? value : null;
    }
}
