using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mainspring.Data.Native;

namespace Mainspring.Learning.XGBoost;

/// <summary>The calls of XGBoost's C interface (<c>xgboost/c_api.h</c>, 1.7) that are needed here.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "xgboost";

    [LibraryImport(Library)]
    public static partial int XGDMatrixCreateFromMat_omp(float* data, ulong rows, ulong columns, float missing, out nint matrix, int threads);

    [LibraryImport(Library)]
    public static partial int XGProxyDMatrixCreate(out nint matrix);

    [LibraryImport(Library)]
    public static partial int XGProxyDMatrixSetDataDense(nint matrix, byte* array);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGQuantileDMatrixCreateFromCallback(
        void* iterator, DMatrixHandle proxy, nint reference, delegate* unmanaged[Cdecl]<void*, void> reset, delegate* unmanaged[Cdecl]<void*, int> next, string config, out nint matrix);

    [LibraryImport(Library)]
    public static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetFloatInfo(DMatrixHandle matrix, string field, float* values, ulong length);

    [LibraryImport(Library)]
    public static partial int XGBoosterCreate(nint* matrices, ulong length, out nint booster);

    [LibraryImport(Library)]
    public static partial int XGBoosterFree(nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSetParam(BoosterHandle booster, string name, string value);

    [LibraryImport(Library)]
    public static partial int XGBoosterUpdateOneIter(BoosterHandle booster, int iteration, DMatrixHandle matrix);

    [LibraryImport(Library)]
    public static partial int XGBoosterEvalOneIter(BoosterHandle booster, int iteration, nint* matrices, nint* names, ulong length, out nint text);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSaveModelToBuffer(BoosterHandle booster, string config, out ulong length, out nint bytes);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterPredictFromDMatrix(BoosterHandle booster, DMatrixHandle rows, string config, out ulong* shape, out ulong dimensions, out float* values);

    [LibraryImport(Library)]
    private static partial nint XGBGetLastError();

    /// <exception cref="XGBoostException">The call returned an error.</exception>
    public static void Check(int result)
    {
        if (result != 0)
        {
            throw new XGBoostException(FirstLine(Marshal.PtrToStringUTF8(XGBGetLastError())));
        }
    }

    // The rest of the text is a C++ stack trace.
    private static string FirstLine(string? text) => text is { Length: > 0 } ? text.Split('\n')[0] : "XGBoost failed without saying why.";

    [ModuleInitializer]
    internal static void Resolve()
    {
        OpenMp.WaitAsleep();
        NativeDependency.ResolveFor(typeof(NativeMethods).Assembly);
    }
}
