using System.Text;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Registry.Foreign;

/// <summary>Opens models, those of this product and those of other tools alike. What is read is what was hashed.</summary>
public static class ModelOpening
{
    /// <summary>Opens a model by its manifest.</summary>
    /// <param name="manifest">Every file that was recorded.</param>
    /// <param name="open">Opens a file of the manifest by its path, from its start.</param>
    /// <exception cref="ModelRefusedException">A file is not the one that was recorded, or the model does what is refused.</exception>
    public static Model Open(IReadOnlyList<Learning.Models.ModelFile> manifest, Func<string, Stream> open)
    {
        Learning.Models.ModelFile? description = manifest.FirstOrDefault(file => file.Path == ModelDirectory.DescriptionFile);
        if (description is null)
        {
            return ModelDirectory.Open(manifest, open);
        }

        byte[] text = ModelDirectory.Read(description, open);
        if (RemoteDescription.Read(Encoding.UTF8.GetString(text)) is { } remote)
        {
            throw new ModelRefusedException(description.Path, $"it is a scorer at {remote.Url}; ask it through an endpoint.");
        }

        return ForeignDescription.Read(Encoding.UTF8.GetString(text)) is { } foreign
            ? Read(foreign, manifest.ToDictionary(file => file.Path, file => file == description ? text : ModelDirectory.Read(file, open), StringComparer.Ordinal))
            : ModelDirectory.Open(manifest, path => path == description.Path ? new MemoryStream(text) : open(path));
    }

    /// <summary>Opens the model of a folder.</summary>
    /// <exception cref="ModelRefusedException">The folder holds no model, or one that does what is refused.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Model Open(string folder)
    {
        string description = Path.Combine(folder, ModelDirectory.DescriptionFile);
        return File.Exists(description) && ForeignDescription.Read(File.ReadAllText(description)) is { } foreign
            ? Read(foreign, ForeignFiles.OfFolder(folder))
            : ModelDirectory.Open(folder);
    }

    private static Model Read(ForeignDescription description, IReadOnlyDictionary<string, byte[]> files) =>
        ForeignModel.Read(description.Format, description.File, files, description.Columns, description.Target);
}
