namespace Mainspring.Learning.Foreign;

/// <summary>The formats of other tools that can be read.</summary>
public enum ForeignFormat
{
    /// <summary>A graph of the Open Neural Network Exchange.</summary>
    Onnx,

    /// <summary>Trees that XGBoost saved as JSON or UBJSON.</summary>
    XGBoost,

    /// <summary>Trees that LightGBM saved as text.</summary>
    LightGbm,
}
