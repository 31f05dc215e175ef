namespace Mainspring.Learning.Onnx;

/// <summary>The types of tensors that are read and written here, by their numbers in <c>onnx.proto</c> (TensorProto.DataType).</summary>
public enum OnnxType
{
    /// <summary>Another type than those below.</summary>
    Other = 0,

    /// <summary>Single precision.</summary>
    Float = 1,

    /// <summary>Whole numbers of 32 bits.</summary>
    Int32 = 6,

    /// <summary>Whole numbers of 64 bits.</summary>
    Int64 = 7,

    /// <summary>Texts.</summary>
    Text = 8,

    /// <summary>True or false.</summary>
    Boolean = 9,

    /// <summary>Double precision.</summary>
    Double = 11,
}
