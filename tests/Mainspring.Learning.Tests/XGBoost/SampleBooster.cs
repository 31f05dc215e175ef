using System.Globalization;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.XGBoost;

/// <summary>Boosters fitted on drawn rows, on one thread.</summary>
internal static class SampleBooster
{
    public static Booster Fit(TrainingInput input, int depth, int rounds, double baseScore = 0.5)
    {
        string objective = input.Task switch { TaskKind.BinaryClassification => "binary:logistic", TaskKind.MulticlassClassification => "multi:softprob", _ => "reg:squarederror" };
        DMatrixHandle rows = TrainingRows.Matrix(input.Features, input.Target, 1);
        var booster = new Booster(rows, rows,
        [
            ("objective", objective), ("tree_method", "hist"), ("max_depth", depth.ToString(CultureInfo.InvariantCulture)), ("eta", "0.3"), ("nthread", "1"),
            ("num_class", input.Task == TaskKind.MulticlassClassification ? "3" : "0"),
            ("base_score", baseScore.ToString(CultureInfo.InvariantCulture)), ("verbosity", "0"),
        ]);
        for (int round = 0; round < rounds; round++)
        {
            booster.Update(round);
        }

        return booster;
    }
}
