using Mainspring.Learning.Foreign.LightGbm;
using Mainspring.Learning.Foreign.Onnx;
using Mainspring.Learning.Foreign.XGBoost;
using Mainspring.Learning.Models;

namespace Mainspring.Learning.Foreign;

/// <summary>Models that other tools wrote. Their files are data: none of them brings code.</summary>
public static class ForeignModel
{
    /// <summary>The largest file that is read.</summary>
    public const long LargestFile = 1L << 30;

    /// <summary>Reads a model.</summary>
    /// <param name="format">What it is.</param>
    /// <param name="file">The path of its main file.</param>
    /// <param name="files">All its files, by their paths.</param>
    /// <param name="names">The columns in their order, when a signature names them; else empty.</param>
    /// <param name="target">What people say about its answers.</param>
    /// <exception cref="ModelRefusedException">It is damaged, or does what is refused.</exception>
    public static Model Read(ForeignFormat format, string file, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<string> names, ForeignTarget target)
    {
        if (!files.TryGetValue(file, out byte[]? bytes))
        {
            throw new ModelRefusedException(file, "it is not among the files of the model.");
        }

        return bytes.Length > LargestFile
            ? throw new ModelRefusedException(file, $"it has more than {LargestFile >> 20} MiB.")
            : format switch
            {
                ForeignFormat.XGBoost => XGBoostImport.Read(file, bytes, names, target),
                ForeignFormat.LightGbm => LightGbmImport.Read(file, bytes, names, target),
                _ => OnnxImport.Read(file, files, names, target),
            };
    }

    /// <summary>What a file looks like by its first bytes and its name; null when it is none of them.</summary>
    public static ForeignFormat? Guess(string file, ReadOnlySpan<byte> head) =>
        head.StartsWith("tree\n"u8) || head.StartsWith("tree\r\n"u8) ? ForeignFormat.LightGbm
        : UbJson.IsLikely(head) || (head.Length > 0 && head[0] == '{') ? ForeignFormat.XGBoost
        : file.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) ? ForeignFormat.Onnx
        : null;
}
