namespace Mainspring.Cli.Importing;

/// <summary><c>mainspring import</c>: takes over what other systems remembered.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        VerbCommand group = new("import", "Take over experiments, runs and models from another system.")
        {
            Examples = [new("mainspring import mlflow --from sqlite:///mlflow.db --artifacts ./mlartifacts", "everything that an MLflow server kept")],
        };
        group.Add(ImportMlflow.Create());
        return group;
    }
}
