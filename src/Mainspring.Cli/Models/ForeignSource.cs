using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Cli.Models;

/// <summary>
/// A model that a command line names: a model directory, of this product or of MLflow, or a single file of ONNX, XGBoost or LightGBM. A file is copied into a folder of its own with
/// the <c>MLmodel</c> that describes it.
/// </summary>
internal sealed class ForeignSource : IDisposable
{
    private const int HeadBytes = 16;

    private readonly string? _made;

    private ForeignSource(string folder, string? made) => (Folder, _made) = (folder, made);

    /// <summary>The model directory.</summary>
    public string Folder { get; }

    /// <summary>Finds it.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="columns">What the columns are called; empty for what the model says.</param>
    /// <param name="target">What its answers are called.</param>
    /// <exception cref="CommandFailure">There is nothing, or nothing that can be read.</exception>
    public static ForeignSource Of(string path, IReadOnlyList<string> columns, ForeignTarget target)
    {
        if (File.Exists(path))
        {
            return OfFile(path, columns, target);
        }

        if (!Directory.Exists(path))
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no folder or file '{path}'");
        }

        return columns.Count == 0 && target == ForeignTarget.Unknown
            ? new(path, null)
            : throw new CommandFailure(ExitCode.Usage, "--columns, --classes and --target go with a single file; a folder has them in its MLmodel");
    }

    /// <summary>Opens the model.</summary>
    /// <exception cref="CommandFailure">It is refused.</exception>
    public Model Open()
    {
        try
        {
            return ModelOpening.Open(Folder);
        }
        catch (ModelRefusedException refused)
        {
            throw new CommandFailure(ExitCode.InvalidInput, refused.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_made is not null)
        {
            Directory.Delete(_made, recursive: true);
        }
    }

    private static ForeignSource OfFile(string path, IReadOnlyList<string> columns, ForeignTarget target)
    {
        byte[] head = new byte[HeadBytes];
        int read;
        using (FileStream file = File.OpenRead(path))
        {
            read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }

        string name = Path.GetFileName(path);
        if (ForeignModel.Guess(name, head.AsSpan(0, read)) is not { } format)
        {
            throw new CommandFailure(ExitCode.InvalidInput, $"'{name}' is no model of ONNX (.onnx), XGBoost (JSON, UBJSON) or LightGBM (text); pickles run code and are never opened");
        }

        string folder = Directory.CreateTempSubdirectory("mainspring-import-").FullName;
        try
        {
            string kept = NameOf(format, name);
            File.Copy(path, Path.Combine(folder, kept));
            File.WriteAllText(Path.Combine(folder, ModelDirectory.DescriptionFile), new ForeignDescription(format, kept, columns, target).Write());
            return new(folder, folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Not the name of this product's own file.</summary>
    private static string NameOf(ForeignFormat format, string name) => format switch
    {
        ForeignFormat.Onnx => "model.onnx",
        ForeignFormat.LightGbm => "model.lgb",
        _ => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "xgboost.json" : "xgboost.ubj",
    };
}
