using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training;

/// <summary>The target of every row as a trainer takes it: 0 or 1, a class index, or a number.</summary>
internal static class TargetValues
{
    /// <summary>The rows whose target is known; a row without one teaches nothing and judges nothing.</summary>
    public static int[] KnownRows(Column target) => [.. Enumerable.Range(0, target.Length).Where(row => !target.IsMissing(row))];

    /// <summary>Reads the target of rows that all have one.</summary>
    /// <exception cref="TrainingRefusedException">A value is no number, or none of the classes.</exception>
    public static float[] Of(Column target, TrainingSpec spec) => spec.Task is TaskKind.Regression ? Numbers(target) : Classes(target, spec.Classes);

    private static float[] Numbers(Column target)
    {
        float[] values = new float[target.Length];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = target switch
            {
                RealColumn real => (float)real.Values[row],
                IntegerColumn integer => integer.Values[row],
                _ => throw new TrainingRefusedException($"The target '{target.Name}' holds '{target.Format(row)}', which is no number; a regression needs numbers."),
            };
            if (!float.IsFinite(values[row]))
            {
                throw new TrainingRefusedException($"The target '{target.Name}' holds {target.Format(row)}; a regression needs finite numbers.");
            }
        }

        return values;
    }

    private static float[] Classes(Column target, IReadOnlyList<string> classes)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < classes.Count; i++)
        {
            indices[classes[i]] = i;
        }

        float[] values = new float[target.Length];
        for (int row = 0; row < values.Length; row++)
        {
            string label = target.Format(row)!;
            values[row] = indices.TryGetValue(label, out int index)
                ? index
                : throw new TrainingRefusedException($"The target '{target.Name}' holds '{label}', which is none of its classes: {string.Join(", ", classes)}.");
        }

        return values;
    }
}
