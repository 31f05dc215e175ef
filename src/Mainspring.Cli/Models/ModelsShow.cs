using System.Globalization;
using Mainspring.Cli.Runs;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Models;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models show</c>.</summary>
internal static class ModelsShow
{
    private const int MostVersions = 20;

    private static readonly Argument<string> Model = new("model") { Description = "a model, or one of its versions: model@3, model@champion, model@latest" };

    public static Command Create()
    {
        VerbCommand verb = new("show", "Show a model with its versions, or one version in full.")
        {
            Examples =
            [
                new("mainspring models show telco-churn", "the model with its newest versions"),
                new("mainspring models show telco-churn@champion", "the version that the alias points to"),
            ],
            ExitCodes = "6 no such model or version",
        };
        verb.Add(Model);
        return verb.Runs(ShowAsync);
    }

    private static async Task<int> ShowAsync(Invocation invocation, CancellationToken cancellation)
    {
        (string model, string? version) = ModelsVerb.Divide(invocation.Value(Model)!);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        if (version is not null)
        {
            Print(invocation.Terminal, await session.Client.Models.GetVersionAsync(model, version, cancellation));
            return ExitCode.Ok;
        }

        ModelInfo found = await session.Client.Models.GetAsync(model, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(found, ModelsJson.Default.ModelInfo);
        }
        else
        {
            Print(invocation.Terminal, found, await session.Client.Models.ListVersionsAsync(model, MostVersions, null, cancellation));
        }

        return ExitCode.Ok;
    }

    private static void Print(Terminal terminal, ModelInfo model, VersionList versions)
    {
        terminal.KeyValues(
            ("model", model.Name),
            ("created", $"{RunText.Instant(model.CreatedAt)} UTC"),
            ("versions", model.Versions.ToString(CultureInfo.InvariantCulture)),
            ("aliases", ModelsList.Aliases(model.Aliases)));
        terminal.Line();
        terminal.Table(["version", "created (UTC)", "aliases", "run", "identity"], versions.Versions.Select<ModelVersionInfo, IReadOnlyList<string>>(version =>
            [version.Version.ToString(CultureInfo.InvariantCulture), RunText.Instant(version.CreatedAt), string.Join(", ", version.Aliases), Short(version.RunId), Short(version.Identity)]), 0);
    }

    private static void Print(Terminal terminal, ModelVersionInfo version)
    {
        if (terminal.IsJson)
        {
            terminal.Json(version, ModelsJson.Default.ModelVersionInfo);
            return;
        }

        terminal.KeyValues(
            ("version", string.Create(CultureInfo.InvariantCulture, $"{version.Model}@{version.Version}")),
            ("aliases", string.Join(", ", version.Aliases)),
            ("created", $"{RunText.Instant(version.CreatedAt)} UTC"),
            ("run", version.RunId ?? ""),
            ("identity", version.Identity ?? ""));
        terminal.Line();
        terminal.KeyValues(version.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => (metric.Key, RunText.Number(metric.Value))).ToArray());
        terminal.Line();
        terminal.Table(["file", "size", "sha256"], version.Files.Select<Client.Runs.ArtifactInfo, IReadOnlyList<string>>(file => [file.Path, RunText.Bytes(file.Bytes), file.Sha256]), 1);
    }

    private static string Short(string? digits) => digits?[..12] ?? "";
}
