using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Cli.Models;

/// <summary>A scorer elsewhere as a folder that can be registered: where it is and what it speaks, and beside it the columns and classes of a model that is registered already.</summary>
internal sealed class RemoteSource : IDisposable
{
    private RemoteSource(string folder) => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Whether a source of a command line is an address rather than a path.</summary>
    public static bool IsAddress(string source) => source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal);

    /// <summary>Writes the folder.</summary>
    /// <param name="client">The server that has the model.</param>
    /// <param name="url">Where the scorer is.</param>
    /// <param name="like">The version whose columns and classes it shares: <c>model@version</c>.</param>
    /// <param name="protocol">What it speaks.</param>
    /// <param name="deadline">How long it may take.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandFailure">There is no such model, or protocol.</exception>
    public static async Task<RemoteSource> MakeAsync(MainspringClient client, string url, string? like, string protocol, TimeSpan deadline, CancellationToken cancellation)
    {
        if (like is null)
        {
            throw new CommandFailure(ExitCode.Usage, "a scorer elsewhere needs --like MODEL@VERSION: the registered model whose columns and classes it shares");
        }

        RemoteProtocol known = RemoteDescription.ProtocolOf(protocol)
            ?? throw new CommandFailure(ExitCode.Usage, $"there is no protocol '{protocol}'; write {string.Join(", ", RemoteDescription.ProtocolNames)}");
        (string model, string? version) = ModelsVerb.Divide(like);
        ModelVersionInfo info = await client.Models.GetVersionAsync(model, version ?? "latest", cancellation);
        if (info.Files.All(file => file.Path != ModelDirectory.ModelFile))
        {
            throw new CommandFailure(ExitCode.InvalidInput, $"{like} was not trained here, so it cannot lend its columns; name a model that was");
        }

        var source = new RemoteSource(Directory.CreateTempSubdirectory("mainspring-remote-").FullName);
        await File.WriteAllTextAsync(Path.Combine(source.Folder, ModelDirectory.DescriptionFile), new RemoteDescription(url, known, deadline).Write(), cancellation);
        await using Stream schema = await client.Models.OpenFileAsync(info.Model, info.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), ModelDirectory.ModelFile, cancellation);
        await using FileStream copy = File.Create(Path.Combine(source.Folder, RemoteDescription.SchemaFile));
        await schema.CopyToAsync(copy, cancellation);
        return source;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
