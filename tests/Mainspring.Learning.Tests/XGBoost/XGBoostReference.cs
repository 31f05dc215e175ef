using System.Runtime.InteropServices;
using Mainspring.Data.Native;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.XGBoost;

/// <summary>XGBoost's own prediction, against which ours is held. Unlike a DMatrix, this call takes infinities.</summary>
internal static unsafe partial class XGBoostReference
{
    static XGBoostReference() => NativeDependency.ResolveFor(typeof(XGBoostReference).Assembly);

    public static float[] Predict(Booster booster, float[] values, int rows, bool margin)
    {
        fixed (float* data = values)
        {
            string array = $$"""{"data":[{{(ulong)data}},true],"shape":[{{rows}},{{values.Length / rows}}],"typestr":"<f4","version":3}""";
            string config = $$"""{"type":{{(margin ? 1 : 0)}},"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true,"missing":NaN,"cache_id":0}""";
            NativeMethods.Check(XGBoosterPredictFromDense(booster.Handle.DangerousGetHandle(), array, config, 0, out ulong* shape, out ulong dimensions, out float* outputs));
            int length = 1;
            for (ulong i = 0; i < dimensions; i++)
            {
                length *= (int)shape[i];
            }

            return new ReadOnlySpan<float>(outputs, length).ToArray();
        }
    }

    [LibraryImport("xgboost", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int XGBoosterPredictFromDense(nint booster, string array, string config, nint meta, out ulong* shape, out ulong dimensions, out float* values);
}
