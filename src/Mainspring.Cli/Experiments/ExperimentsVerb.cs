using System.Globalization;
using Mainspring.Client.Experiments;

namespace Mainspring.Cli.Experiments;

/// <summary><c>mainspring experiments</c>: the sets that runs belong to.</summary>
internal static class ExperimentsVerb
{
    public static Command Create()
    {
        VerbCommand group = new("experiments", "List, make, rename, delete and restore experiments.")
        {
            Examples =
            [
                new("mainspring experiments list", "every experiment with its number of runs"),
                new("mainspring experiments rename churn churn/2025", "a slash in a name makes a folder"),
            ],
        };
        group.Add(ExperimentsList.Create());
        group.Add(ExperimentsCreate.Create());
        group.Add(ExperimentsRename.Create());
        group.Add(ExperimentsDelete.Create());
        group.Add(ExperimentsRestore.Create());
        group.Add(ExperimentsRemove.Create());
        return group;
    }

    /// <summary>The argument of verbs on one experiment.</summary>
    public static Argument<string> Experiment() => new("experiment") { Description = "the name or the number of the experiment" };

    /// <summary>The number of the experiment that is meant; a name goes before a number.</summary>
    /// <exception cref="CommandFailure">None is meant, or several deleted ones are.</exception>
    public static async Task<long> FindAsync(ExperimentsClient experiments, string text, bool deleted, CancellationToken cancellation)
    {
        long[] named = [.. (await experiments.ListAsync(deleted, cancellation)).Experiments.Where(experiment => experiment.Name == text).Select(experiment => experiment.ExperimentId)];
        return named switch
        {
            [long only] => only,
            [] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) => number,
            [] => throw new CommandFailure(ExitCode.NotFound, $"there is no {(deleted ? "deleted " : "")}experiment '{text}'; 'mainspring experiments list{(deleted ? " --deleted" : "")}' shows them"),
            _ => throw new CommandFailure(ExitCode.Conflict, $"'{text}' means several deleted experiments: {string.Join(", ", named)}; write the number of one"),
        };
    }

    /// <summary>Prints one experiment: as JSON, or as a sentence.</summary>
    public static void Print(Terminal terminal, ExperimentInfo experiment, string sentence)
    {
        if (terminal.IsJson)
        {
            terminal.Json(experiment, ExperimentsJson.Default.ExperimentInfo);
        }
        else
        {
            terminal.Line(sentence);
        }
    }
}
