using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Server.Serving;

/// <summary>Adds the scored records of a request to its journal entry: for those who answer and for shadows by the same code.</summary>
internal static class PredictRecord
{
    public static void Add(PredictionEntry entry, ServedModel model, ReadOnlySpan<byte> body, PredictScratch scratch)
    {
        for (int row = 0; row < scratch.Rows; row++)
        {
            ReadOnlySpan<float> outputs = scratch.OutputsOf(model, row);
            if (model.Classes.Count == 0)
            {
                entry.AddValue(body[scratch.Inputs[row]], outputs[0]);
                PredictExplanation.Add(scratch, model, row, 0);
            }
            else
            {
                Span<double> probabilities = scratch.Probabilities(model);
                int predicted = model.Classify(outputs, probabilities);
                entry.AddClass(body[scratch.Inputs[row]], predicted, probabilities);
                PredictExplanation.Add(scratch, model, row, predicted);
            }
        }

        if (scratch.Explanations.Count > 0)
        {
            entry.AddContributions(PredictExplanation.Join(scratch.Explanations));
        }
    }
}
