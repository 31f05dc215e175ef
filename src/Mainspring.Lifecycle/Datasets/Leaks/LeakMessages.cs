using System.Globalization;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Datasets.Leaks.Copies;

namespace Mainspring.Lifecycle.Datasets.Leaks;

/// <summary>What is said of leaks before and after a split alike.</summary>
internal static class LeakMessages
{
    public const string NearCopies = "near_copies";
    public const string Giveaway = "target_giveaway";
    public const string KnownAfter = "known_after_target";

    public static ProfileWarning Of(NearCopyGroups copies, int rows)
    {
        string about = copies.IsExact ? "" : "about ";
        string each = ((double)rows / copies.Count).ToString("0", CultureInfo.InvariantCulture);
        return new(
            null,
            NearCopies,
            $"The {rows:N0} rows look like changed copies of {about}{copies.Count:N0} originals, {each} of each: {copies.Evidence}. Copies of a row that judges the model, among the rows it learns from, flatter the scores. "
            + "Keep copies on one side: train: {split: {group_near_copies: true}}, or split: {group: column} with the column that tells the originals apart.");
    }

    public static ProfileWarning Of(Giveaway giveaway, string target) => giveaway.ByAbsence
        ? new(giveaway.Column, KnownAfter, $"{giveaway.Column} has no value just where {target} is of one class ({Measured(giveaway)}): it seems to be filled in once {target} is known. Leave it out: features: {{drop: [{giveaway.Column}]}}.")
        : new(giveaway.Column, Giveaway, $"{giveaway.Column} alone predicts {target} ({Measured(giveaway)}): it seems to hold the answer. If it is not known when predictions are asked for, leave it out: features: {{drop: [{giveaway.Column}]}}.");

    private static string Measured(Giveaway giveaway) =>
        $"{giveaway.Metric switch { "roc_auc" => "ROC-AUC", "r2" => "R²", _ => "accuracy" }} {giveaway.Value.ToString("0.#####", CultureInfo.InvariantCulture)}";
}
