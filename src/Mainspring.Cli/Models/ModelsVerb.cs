namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models</c>: registered models, their versions and aliases.</summary>
internal static class ModelsVerb
{
    public static Command Create()
    {
        VerbCommand group = new("models", "List, show, tag, rename, delete, export, import and inspect models, and move their aliases.")
        {
            Examples =
            [
                new("mainspring models list", "every model with its aliases"),
                new("mainspring models alias telco-churn@3 champion", "version 3 becomes champion; endpoints on the alias follow at once"),
            ],
        };
        group.Add(ModelsList.Create());
        group.Add(ModelsShow.Create());
        group.Add(ModelsAlias.Create());
        group.Add(ModelsTag.Create());
        group.Add(ModelsRename.Create());
        group.Add(ModelsDelete.Create());
        group.Add(ModelsExport.Create());
        group.Add(ModelsImport.Create());
        group.Add(ModelsInspect.Create());
        return group;
    }

    /// <summary>Divides <c>model@version</c>; the version is null when there is none.</summary>
    public static (string Model, string? Version) Divide(string text) => text.LastIndexOf('@') is >= 0 and int at ? (text[..at], text[(at + 1)..]) : (text, null);
}
