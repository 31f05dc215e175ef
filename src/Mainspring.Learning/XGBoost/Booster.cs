using System.Globalization;
using System.Runtime.InteropServices;

namespace Mainspring.Learning.XGBoost;

/// <summary>One fit of XGBoost, round after round. Not for several threads: XGBoost keeps its random state in the thread.</summary>
internal sealed unsafe class Booster : IDisposable
{
    private readonly DMatrixHandle _rows;
    private readonly DMatrixHandle? _validation;
    private readonly BoosterHandle _handle;

    /// <summary>Takes over the matrices.</summary>
    public Booster(DMatrixHandle rows, DMatrixHandle? validation, IEnumerable<(string Name, string Value)> parameters)
    {
        (_rows, _validation) = (rows, validation);
        _handle = validation is null ? BoosterHandle.For(rows) : BoosterHandle.For(rows, validation);
        foreach ((string name, string value) in parameters)
        {
            NativeMethods.Check(NativeMethods.XGBoosterSetParam(_handle, name, value));
        }
    }

    /// <summary>Adds the trees of one round.</summary>
    public void Update(int round) => NativeMethods.Check(NativeMethods.XGBoosterUpdateOneIter(_handle, round, _rows));

    /// <summary>The evaluation metric after a round: on the validation rows when there are any, else on the training rows.</summary>
    public double Evaluate(int round)
    {
        nint matrix = (_validation ?? _rows).DangerousGetHandle();
        fixed (byte* name = "rows\0"u8)
        {
            nint named = (nint)name;
            NativeMethods.Check(NativeMethods.XGBoosterEvalOneIter(_handle, round, &matrix, &named, 1, out nint text));
            string line = Marshal.PtrToStringUTF8(text) ?? "";
            return double.TryParse(line.AsSpan(line.LastIndexOf(':') + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
        }
    }

    /// <summary>The trees so far.</summary>
    public XGBoostModel Model()
    {
        NativeMethods.Check(NativeMethods.XGBoosterSaveModelToBuffer(_handle, """{"format":"json"}""", out ulong length, out nint bytes));
        return XGBoostModel.Read(new ReadOnlySpan<byte>((void*)bytes, checked((int)length)));
    }

    /// <summary>For calls that are not needed here, such as XGBoost's own prediction.</summary>
    internal BoosterHandle Handle => _handle;

    public void Dispose()
    {
        _handle.Dispose();
        _rows.Dispose();
        _validation?.Dispose();
    }
}
