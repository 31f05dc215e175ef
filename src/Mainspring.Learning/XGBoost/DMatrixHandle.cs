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
    /// <param name="target">One value a row.</param>
    /// <param name="threads">Threads that may copy.</param>
    /// <exception cref="XGBoostException">XGBoost refused the values.</exception>
    public static unsafe DMatrixHandle Of(ReadOnlySpan<float> values, int rows, int columns, ReadOnlySpan<float> target, int threads)
    {
        DMatrixHandle matrix;
        fixed (float* data = values)
        {
            NativeMethods.Check(NativeMethods.XGDMatrixCreateFromMat_omp(data, (ulong)rows, (ulong)columns, float.NaN, out nint created, threads));
            matrix = new(created);
        }

        try
        {
            fixed (float* labels = target)
            {
                NativeMethods.Check(NativeMethods.XGDMatrixSetFloatInfo(matrix, "label", labels, (ulong)target.Length));
            }

            return matrix;
        }
        catch
        {
            matrix.Dispose();
            throw;
        }
    }

    protected override bool ReleaseHandle() => NativeMethods.XGDMatrixFree(handle) == 0;
}
