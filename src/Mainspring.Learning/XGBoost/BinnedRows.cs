using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>
/// Hands feature rows to XGBoost as bins (<c>XGQuantileDMatrixCreateFromCallback</c>). XGBoost reads the values where they lie and keeps one or two bytes of each, where its plain matrix copies them at
/// eight bytes each before it makes the same bins.
/// </summary>
internal static unsafe class BinnedRows
{
    /// <summary>Makes the matrix that a fit learns from.</summary>
    /// <param name="features">The rows; extreme numbers are brought within range.</param>
    /// <param name="target">What is learned, one value a row.</param>
    /// <param name="weights">How much each row counts, also in the choice of the bins; null counts all alike.</param>
    /// <param name="bins">Bins a feature; the fit must be told the same.</param>
    /// <param name="threads">Threads to use; they change no bin.</param>
    /// <exception cref="XGBoostException">XGBoost refused the rows.</exception>
    public static DMatrixHandle Of(FeatureMatrix features, float[] target, float[]? weights, int bins, int threads) => Of(features, target, weights, bins, threads, like: null);

    /// <summary>Makes a matrix of other rows in the bins of one that a fit learns from, to measure on.</summary>
    /// <inheritdoc cref="Of(FeatureMatrix, float[], float[], int, int)"/>
    public static DMatrixHandle Like(DMatrixHandle learned, FeatureMatrix features, float[] target, int bins, int threads) => Of(features, target, weights: null, bins, threads, learned);

    private static DMatrixHandle Of(FeatureMatrix features, float[] target, float[]? weights, int bins, int threads, DMatrixHandle? like)
    {
        using DMatrixHandle batch = DMatrixHandle.Proxy();
        fixed (float* values = TrainingRows.WithinRange(features.Values))
        fixed (byte* array = Terminated($$"""{"data":[{{(ulong)values}},true],"shape":[{{features.Rows}},{{features.Columns}}],"typestr":"<f4","version":3}"""))
        {
            batch.SetTarget(target);
            if (weights is not null)
            {
                batch.SetWeights(weights);
            }

            var reading = new Reading { Batch = batch.DangerousGetHandle(), Array = array };
            string config = string.Create(CultureInfo.InvariantCulture, $$"""{"missing":NaN,"nthread":{{threads}},"max_bin":{{bins}}}""");
            NativeMethods.Check(NativeMethods.XGQuantileDMatrixCreateFromCallback(&reading, batch, like?.DangerousGetHandle() ?? 0, &Again, &Next, config, out nint matrix));
            return DMatrixHandle.Owning(matrix);
        }
    }

    private static byte[] Terminated(string text) => [.. System.Text.Encoding.UTF8.GetBytes(text), 0];

    /// <summary>XGBoost asks for the batches of the rows several times over; there is one.</summary>
    private struct Reading
    {
        public nint Batch;
        public byte* Array;
        public bool IsRead;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Next(void* iterator)
    {
        var reading = (Reading*)iterator;
        if (reading->IsRead)
        {
            return 0;
        }

        reading->IsRead = NativeMethods.XGProxyDMatrixSetDataDense(reading->Batch, reading->Array) == 0;
        return reading->IsRead ? 1 : 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Again(void* iterator) => ((Reading*)iterator)->IsRead = false;
}
