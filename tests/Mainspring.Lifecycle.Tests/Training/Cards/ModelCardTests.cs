using Mainspring.Lifecycle.Tests.Training.Deciding;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Cards;
using Mainspring.Lifecycle.Training.Deciding;

namespace Mainspring.Lifecycle.Tests.Training.Cards;

public sealed class ModelCardTests
{
    [Fact]
    public void It_tells_scores_fairness_calibration_columns_doubts_and_how_to_make_it_again()
    {
        ModelCard card = Card("Who <b>leaves</b> | soon");
        string markdown = ModelCardMarkdown.Write(card), html = ModelCardHtml.Write(card);

        foreach (string title in (string[])["Scores on rows it never saw", "Slices", "Fairness by who", "Calibration", "What it rests on", "Columns", "Warnings", "How to make it again"])
        {
            markdown.ShouldContain($"## {title}\n");
            html.ShouldContain($"<h2>{title}</h2>");
        }

        markdown.ShouldContain("mainspring reproduce brave-otter-1");

        html.ShouldContain("<svg");
        html.Length.ShouldBeLessThan(300_000);
    }

    [Fact]
    public void Nothing_from_data_or_project_becomes_markup()
    {
        ModelCard card = Card("Who <b>leaves</b> | soon");

        ModelCardHtml.Write(card).ShouldContain("Who &lt;b&gt;leaves&lt;/b&gt; | soon");
        ModelCardMarkdown.Write(card).ShouldContain(@"Who \<b\>leaves\</b\> \| soon");
    }

    private static ModelCard Card(string use)
    {
        TrainingOutcome outcome = Trainer.Train(DrawnRows.Binary with { Slices = ["who"], Sensitive = ["who"], Calibrate = CalibrationKind.Auto }, DrawnRows.Rare(1500));
        return new(
            "churn", outcome.Model.Algorithm, outcome.Model.Identity, use, "customers@3", "abc", "0123", "brave-otter-1", DateTimeOffset.UnixEpoch,
            [("x", "real", "m"), ("z", "real", "")], [("id", "identifies a row")], outcome.Parameters.ToDictionary(), outcome.Evaluation, GateVerdict.Of([], new(outcome.Evaluation.Holdout, [])), ["Only few rows."]);
    }
}
