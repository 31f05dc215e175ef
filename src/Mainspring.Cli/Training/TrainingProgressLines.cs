using Mainspring.Lifecycle.Training;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Cli.Training;

/// <summary>Shows the steps of a training: to the process that started this one, else on the terminal.</summary>
internal sealed class TrainingProgressLines(Terminal terminal) : IProgress<TrainingStage>
{
    private static readonly string[] Order = ["data", "split", "folds", "search", "features", "train", "evaluate", "record"];

    private ProgressLine? _line;
    private string? _current;

    public void Report(TrainingStage stage)
    {
        if (ChildChannel.IsOpen)
        {
            ChildChannel.Report((Array.IndexOf(Order, stage.Name) + stage.Fraction) / Order.Length, $"{stage.Name}: {stage.Text}");
            return;
        }

        if (_current != stage.Name)
        {
            _line = terminal.Progress(stage.Name);
            _current = stage.Name;
        }

        if (stage.Fraction < 1)
        {
            _line!.Update(stage.Fraction, stage.Text);
        }
        else
        {
            _line!.Done(stage.Text);
            _current = null;
        }
    }
}
