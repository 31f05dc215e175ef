using Mainspring.Learning.Onnx.Wire;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>Writes the attributes of an operator (AttributeProto of <c>onnx.proto</c>).</summary>
/// <param name="node">The operator.</param>
internal readonly struct OnnxAttributes(ProtoWriter node)
{
    private const int Field = 5;
    private const int KindOfFloat = 1;
    private const int KindOfInt = 2;
    private const int KindOfText = 3;
    private const int KindOfFloats = 6;
    private const int KindOfInts = 7;
    private const int KindOfTexts = 8;

    public void Float(string name, float value) => Write(name, KindOfFloat, attribute => attribute.Float(2, value));

    public void Int(string name, long value) => Write(name, KindOfInt, attribute => attribute.Int(3, value));

    public void Text(string name, string value) => Write(name, KindOfText, attribute => attribute.Text(4, value));

    public void Floats(string name, float[] values) => Write(name, KindOfFloats, attribute => attribute.Floats(7, values));

    public void Ints(string name, IEnumerable<long> values) => Write(name, KindOfInts, attribute => attribute.Ints(8, values));

    public void Texts(string name, IEnumerable<string> values) => Write(name, KindOfTexts, attribute =>
    {
        foreach (string value in values)
        {
            attribute.Text(9, value);
        }
    });

    private void Write(string name, int kind, Action<ProtoWriter> value) => node.Message(Field, attribute =>
    {
        attribute.Text(1, name);
        value(attribute);
        attribute.Int(20, kind);
    });
}
