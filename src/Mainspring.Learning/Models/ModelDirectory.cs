using System.Security.Cryptography;
using System.Text;
using Mainspring.Data.Native;
using Mainspring.Learning.Features;
using Mainspring.Learning.Onnx.Export;

namespace Mainspring.Learning.Models;

/// <summary>
/// A folder of the form of MLflow's model directories: <c>MLmodel</c>, <c>model.json</c>, <c>input_example.json</c>, and <c>model.onnx</c> with what Python needs to load it. What is
/// loaded is what was hashed: each file is read once, and those very bytes are verified and used.
/// </summary>
public static class ModelDirectory
{
    /// <summary>The model itself.</summary>
    public const string ModelFile = "model.json";

    /// <summary>The same computation for other programs; absent when ONNX cannot express it.</summary>
    public const string OnnxFile = "model.onnx";

    /// <summary>The description of the directory.</summary>
    public const string DescriptionFile = "MLmodel";

    /// <summary>A record to try the model with.</summary>
    public const string ExampleFile = "input_example.json";

    /// <summary>Writes the files of a model.</summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="model">The model.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <returns>Every file with its hash, in the order of their paths.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<ModelFile> Write(string folder, Model model, ModelOrigin origin)
    {
        Directory.CreateDirectory(folder);
        (byte[]? onnx, string? refusal) = TryExport(model);
        GraphInputs? inputs = onnx is null ? null : GraphInputs.Of(model.Plan);
        List<ModelFile> files =
        [
            WriteFile(folder, DescriptionFile, Descriptions.Write(model, origin, inputs, refusal)),
            WriteFile(folder, ExampleFile, InputExample.Write(inputs?.Columns ?? model.Plan.Inputs.Columns)),
            WriteFile(folder, ModelFile, model.Bytes.Span),
        ];
        if (onnx is not null)
        {
            files.Add(WriteFile(folder, OnnxFile, onnx));
            files.AddRange(PythonFiles.All.Select(file => WriteFile(folder, file.Name, Encoding.UTF8.GetBytes(file.Text))));
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static (byte[]? Onnx, string? Refusal) TryExport(Model model)
    {
        try
        {
            return (OnnxExport.Write(model), null);
        }
        catch (OnnxExportException inexpressible)
        {
            return (null, inexpressible.Reason);
        }
    }

    /// <summary>Loads a model by its manifest.</summary>
    /// <param name="manifest">Every file that was recorded.</param>
    /// <param name="open">Opens a file of the manifest by its path, from its start.</param>
    /// <exception cref="ModelRefusedException">A file is not the one that was recorded, or is no model.</exception>
    public static Model Open(IEnumerable<ModelFile> manifest, Func<string, Stream> open)
    {
        Model? model = null;
        foreach (ModelFile file in manifest)
        {
            using Stream stream = open(file.Path);
            byte[] bytes = ReadVerified(file, stream);
            model = file.Path == ModelFile ? Model.Read(bytes) : model;
        }

        return model ?? throw new ModelRefusedException(ModelFile, "the manifest does not name it.");
    }

    /// <summary>Reads one file of a manifest whole.</summary>
    /// <exception cref="ModelRefusedException">It is not the one that was recorded.</exception>
    public static byte[] Read(ModelFile file, Func<string, Stream> open)
    {
        using Stream stream = open(file.Path);
        return ReadVerified(file, stream);
    }

    /// <summary>Loads a model from a folder on its own, by the identity that its <c>MLmodel</c> states.</summary>
    /// <exception cref="ModelRefusedException">The folder is no model directory, or its <c>model.json</c> is not the one that was described.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Model Open(string folder)
    {
        string description = Path.Combine(folder, DescriptionFile);
        if (!File.Exists(description))
        {
            throw new ModelRefusedException(DescriptionFile, $"'{folder}' does not hold it; name a model directory.");
        }

        string identity = Descriptions.IdentityIn(File.ReadAllText(description))
            ?? throw new ModelRefusedException(DescriptionFile, "it states no identity of a model of Mainspring.");
        using FileStream stream = OpenFile(folder, ModelFile);
        return Model.Read(ReadVerified(new(ModelFile, identity, stream.Length), stream));
    }

    private static FileStream OpenFile(string folder, string name)
    {
        try
        {
            return File.OpenRead(Path.Combine(folder, name));
        }
        catch (FileNotFoundException absent)
        {
            throw new ModelRefusedException(name, $"'{folder}' does not hold it.", absent);
        }
    }

    private static byte[] ReadVerified(ModelFile file, Stream stream)
    {
        var content = new MemoryStream(capacity: (int)Math.Clamp(file.Bytes, 0, 1 << 30));
        stream.CopyTo(content);
        byte[] bytes = content.Capacity == content.Length ? content.GetBuffer() : content.ToArray();
        string found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == file.Sha256 ? bytes : throw ModelRefusedException.ForHash(file.Path, file.Sha256, found, bytes.Length);
    }

    private static ModelFile WriteFile(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        file.Write(bytes);
        file.Flush();
        DiskSync.File(file.SafeFileHandle);
        return new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
    }
}
