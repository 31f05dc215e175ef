using Microsoft.Win32.SafeHandles;

namespace Mainspring.Learning.XGBoost;

/// <summary>Rows inside XGBoost.</summary>
internal sealed class DMatrixHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private DMatrixHandle(nint matrix)
        : base(ownsHandle: true) => SetHandle(matrix);

    /// <param name="values">Row-major; NaN is missing, infinities are refused by XGBoost.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="threads">Threads that may copy.</param>
    /// <exception cref="XGBoostException">XGBoost refused the values.</exception>
    public static unsafe DMatrixHandle Of(ReadOnlySpan<float> values, int rows, int columns, int threads)
    {
        fixed (float* data = values)
        {
            NativeMethods.Check(NativeMethods.XGDMatrixCreateFromMat_omp(data, (ulong)rows, (ulong)columns, float.NaN, out nint matrix, threads));
            return new(matrix);
        }
    }

    /// <summary>An empty matrix that lends its rows to another while that is made.</summary>
    public static DMatrixHandle Proxy()
    {
        NativeMethods.Check(NativeMethods.XGProxyDMatrixCreate(out nint matrix));
        return new(matrix);
    }

    /// <summary>Takes over a matrix that was made elsewhere.</summary>
    public static DMatrixHandle Owning(nint matrix) => new(matrix);

    /// <summary>Sets what is to be learned, one value a row; what XGBoost derived from the features stays.</summary>
    public void SetTarget(ReadOnlySpan<float> target) => Set("label", target);

    /// <summary>Sets how much each row counts.</summary>
    public void SetWeights(ReadOnlySpan<float> weights) => Set("weight", weights);

    protected override bool ReleaseHandle() => NativeMethods.XGDMatrixFree(handle) == 0;

    private unsafe void Set(string field, ReadOnlySpan<float> values)
    {
        fixed (float* data = values)
        {
            NativeMethods.Check(NativeMethods.XGDMatrixSetFloatInfo(this, field, data, (ulong)values.Length));
        }
    }
}
