using System.Globalization;
using System.Runtime.InteropServices;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>One fit of XGBoost, round after round. Not for several threads: XGBoost keeps its random state in the thread.</summary>
internal sealed unsafe class Booster : IDisposable
{
    private readonly DMatrixHandle _rows;
    private readonly DMatrixHandle _measured;

    /// <param name="rows">The rows to learn from. The matrices stay the caller's and must outlive this.</param>
    /// <param name="measured">The rows to measure on; may be the same.</param>
    /// <param name="parameters">XGBoost's parameters, by its names.</param>
    public Booster(DMatrixHandle rows, DMatrixHandle measured, IEnumerable<(string Name, string Value)> parameters)
    {
        (_rows, _measured) = (rows, measured);
        Handle = ReferenceEquals(rows, measured) ? BoosterHandle.For(rows) : BoosterHandle.For(rows, measured);
        foreach ((string name, string value) in parameters)
        {
            NativeMethods.Check(NativeMethods.XGBoosterSetParam(Handle, name, value));
        }
    }

    /// <summary>For calls that are not made here.</summary>
    internal BoosterHandle Handle { get; }

    /// <summary>Adds the trees of one round.</summary>
    public void Update(int round) => NativeMethods.Check(NativeMethods.XGBoosterUpdateOneIter(Handle, round, _rows));

    /// <summary>The evaluation metric after a round.</summary>
    public double Evaluate(int round)
    {
        nint matrix = _measured.DangerousGetHandle();
        fixed (byte* name = "rows\0"u8)
        {
            nint named = (nint)name;
            NativeMethods.Check(NativeMethods.XGBoosterEvalOneIter(Handle, round, &matrix, &named, 1, out nint text));
            string line = Marshal.PtrToStringUTF8(text) ?? "";
            return double.TryParse(line.AsSpan(line.LastIndexOf(':') + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
        }
    }

    /// <summary>The trees so far.</summary>
    public XGBoostModel Model()
    {
        NativeMethods.Check(NativeMethods.XGBoosterSaveModelToBuffer(Handle, """{"format":"json"}""", out ulong length, out nint bytes));
        return XGBoostModel.Read(new ReadOnlySpan<byte>((void*)bytes, checked((int)length)));
    }

    /// <summary>XGBoost's own Shapley values: for each output of each row one number a feature, then the mean. Ours are held against them.</summary>
    public float[] Contributions(FeatureMatrix rows)
    {
        using DMatrixHandle matrix = TrainingRows.Matrix(rows, Environment.ProcessorCount);
        NativeMethods.Check(NativeMethods.XGBoosterPredictFromDMatrix(
            Handle, matrix, """{"type":2,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true}""", out ulong* shape, out ulong dimensions, out float* values));
        ulong length = 1;
        for (ulong i = 0; i < dimensions; i++)
        {
            length *= shape[i];
        }

        return new ReadOnlySpan<float>(values, checked((int)length)).ToArray();
    }

    public void Dispose() => Handle.Dispose();
}
