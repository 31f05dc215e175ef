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

    /// <summary>Sets what is to be learned, one value a row; what XGBoost derived from the features stays.</summary>
    public unsafe void SetTarget(ReadOnlySpan<float> target)
    {
        fixed (float* labels = target)
        {
            NativeMethods.Check(NativeMethods.XGDMatrixSetFloatInfo(this, "label", labels, (ulong)target.Length));
        }
    }

    protected override bool ReleaseHandle() => NativeMethods.XGDMatrixFree(handle) == 0;
}
