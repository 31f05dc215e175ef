using System.Runtime.InteropServices;

namespace Mainspring.Learning.Tests.Foreign;

/// <summary>A booster of LightGBM itself (its C interface, <c>LightGBM/c_api.h</c> 4.6), against which ours is held.</summary>
internal sealed unsafe partial class LightGbmReference : IDisposable
{
    private const int Float64 = 1;
    private const int Float32 = 0;
    private const string Library = "lib_lightgbm";

    private readonly int _columns;
    private readonly nint _data;
    private readonly nint _booster;

    public LightGbmReference(double[] values, float[] target, int columns, string parameters, int rounds)
    {
        _columns = columns;
        parameters += " verbosity=-1 num_threads=1 min_data_in_leaf=3 deterministic=true";
        fixed (double* data = values)
        fixed (float* labels = target)
        {
            Check(LGBM_DatasetCreateFromMat(data, Float64, target.Length, columns, 1, parameters, 0, out _data));
            Check(LGBM_DatasetSetField(_data, "label", labels, target.Length, Float32));
        }

        Check(LGBM_BoosterCreate(_data, parameters, out _booster));
        for (int round = 0; round < rounds; round++)
        {
            Check(LGBM_BoosterUpdateOneIter(_booster, out _));
        }
    }

    public byte[] Save()
    {
        byte[] text = new byte[4 << 20];
        long length;
        fixed (byte* to = text)
        {
            Check(LGBM_BoosterSaveModelToString(_booster, 0, -1, 0, text.Length, out length, to));
        }

        return text[..(int)(length - 1)];
    }

    public double[] Predict(double[] values, int outputs)
    {
        double[] found = new double[values.Length / _columns * outputs];
        fixed (double* data = values)
        fixed (double* to = found)
        {
            Check(LGBM_BoosterPredictForMat(_booster, data, Float64, values.Length / _columns, _columns, 1, 0, 0, -1, "num_threads=1", out _, to));
        }

        return found;
    }

    public void Dispose()
    {
        _ = LGBM_BoosterFree(_booster);
        _ = LGBM_DatasetFree(_data);
    }

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException(Marshal.PtrToStringUTF8(LGBM_GetLastError()));
        }
    }

    [LibraryImport(Library)]
    private static partial nint LGBM_GetLastError();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LGBM_DatasetCreateFromMat(double* data, int type, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint made);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LGBM_DatasetSetField(nint data, string field, float* values, int count, int type);

    [LibraryImport(Library)]
    private static partial int LGBM_DatasetFree(nint data);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LGBM_BoosterCreate(nint data, string parameters, out nint made);

    [LibraryImport(Library)]
    private static partial int LGBM_BoosterUpdateOneIter(nint booster, out int isFinished);

    [LibraryImport(Library)]
    private static partial int LGBM_BoosterFree(nint booster);

    [LibraryImport(Library)]
    private static partial int LGBM_BoosterSaveModelToString(nint booster, int start, int count, int importance, long room, out long length, byte* text);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LGBM_BoosterPredictForMat(nint booster, double* data, int type, int rows, int columns, int isRowMajor, int kind, int start, int count, string parameters, out long length, double* outputs);
}
