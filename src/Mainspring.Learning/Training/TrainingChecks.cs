namespace Mainspring.Learning.Training;

/// <summary>What must hold before any solver, native or not, sees the rows.</summary>
internal static class TrainingChecks
{
    /// <exception cref="TrainingRefusedException">The rows cannot be learned from.</exception>
    public static void Check(ITrainer trainer, TrainingInput input)
    {
        if (!trainer.Supports(input.Task))
        {
            throw new TrainingRefusedException($"{trainer.Algorithm} cannot learn a {Words(input.Task)} target; {string.Join(" or ", Trainers.All.Where(t => t.Supports(input.Task)).Select(t => t.Algorithm))} can.");
        }

        input.Parameters.RequireKnown(trainer.Algorithm, trainer.Parameters);
        if (input.Features.Rows < 2)
        {
            throw new TrainingRefusedException($"There are {input.Features.Rows} rows to learn from; at least 2 are needed.");
        }

        if (input.Features.Columns == 0)
        {
            throw new TrainingRefusedException("There are no features to learn from.");
        }

        if (input.ClassCount < 2 && input.Task != TaskKind.Regression)
        {
            throw new TrainingRefusedException($"The target has {input.ClassCount} class; at least 2 are needed to tell apart.");
        }

        CheckTarget(input.Target, input.Features.Rows, input, "training");
        if (input.Task != TaskKind.Regression && Array.TrueForAll(input.Target, value => value == input.Target[0]))
        {
            throw new TrainingRefusedException($"All {input.Target.Length} rows have the class {input.Target[0]}; at least 2 classes are needed to tell apart.");
        }

        if (input.Validation is { } validation)
        {
            if (validation.Features.Columns != input.Features.Columns)
            {
                throw new TrainingRefusedException($"The validation rows have {validation.Features.Columns} features, the training rows {input.Features.Columns}.");
            }

            CheckTarget(validation.Target, validation.Features.Rows, input, "validation");
        }
    }

    private static void CheckTarget(float[] target, int rows, TrainingInput input, string which)
    {
        if (target.Length != rows)
        {
            throw new TrainingRefusedException($"There are {target.Length} target values for {rows} {which} rows.");
        }

        int classes = input.Task == TaskKind.BinaryClassification ? 2 : input.ClassCount;
        for (int row = 0; row < target.Length; row++)
        {
            float value = target[row];
            if (!float.IsFinite(value))
            {
                throw new TrainingRefusedException($"The target of {which} row {row} is {(float.IsNaN(value) ? "missing" : value)}; leave such rows out.");
            }

            if (input.Task != TaskKind.Regression && (value != MathF.Floor(value) || value < 0 || value >= classes))
            {
                throw new TrainingRefusedException($"The target of {which} row {row} is {value}; a class is a whole number from 0 to {classes - 1}.");
            }
        }
    }

    private static string Words(TaskKind task) => task switch
    {
        TaskKind.BinaryClassification => "two-class",
        TaskKind.MulticlassClassification => "many-class",
        _ => "numeric",
    };
}
