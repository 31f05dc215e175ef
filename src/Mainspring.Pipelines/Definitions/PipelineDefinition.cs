namespace Mainspring.Pipelines.Definitions;

/// <summary>A named set of steps with what each needs: a directed graph without cycles.</summary>
public sealed class PipelineDefinition
{
    /// <param name="name">The name by which runs are started.</param>
    /// <param name="steps">The steps in any order.</param>
    /// <exception cref="ArgumentException">There are no steps, two have one name, a need names no step, or needs form a cycle.</exception>
    public PipelineDefinition(string name, params IReadOnlyList<StepDefinition> steps)
    {
        Name = name;
        Steps = InOrder(name, steps);
    }

    /// <summary>The name by which runs are started.</summary>
    public string Name { get; }

    /// <summary>Whether its runs are short and light, so that they never wait for long ones.</summary>
    public bool IsLight { get; init; }

    /// <summary>The steps, each after those that it needs; otherwise in the order given.</summary>
    public IReadOnlyList<StepDefinition> Steps { get; }

    private static List<StepDefinition> InOrder(string pipeline, IReadOnlyList<StepDefinition> steps)
    {
        Check(pipeline, steps);
        List<StepDefinition> ordered = [];
        HashSet<string> placed = [];
        while (ordered.Count < steps.Count)
        {
            StepDefinition next = steps.FirstOrDefault(step => !placed.Contains(step.Name) && step.Needs.All(placed.Contains))
                ?? throw new ArgumentException($"The needs of the steps {string.Join(", ", steps.Select(step => step.Name).Where(step => !placed.Contains(step)))} of pipeline '{pipeline}' form a cycle.", nameof(steps));
            ordered.Add(next);
            placed.Add(next.Name);
        }

        return ordered;
    }

    private static void Check(string pipeline, IReadOnlyList<StepDefinition> steps)
    {
        if (steps.Count == 0)
        {
            throw new ArgumentException($"Pipeline '{pipeline}' has no steps.", nameof(steps));
        }

        HashSet<string> names = [];
        foreach (StepDefinition step in steps)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(step.MaxAttempts, 1);
            if (!names.Add(step.Name))
            {
                throw new ArgumentException($"Pipeline '{pipeline}' has two steps named '{step.Name}'.", nameof(steps));
            }
        }

        if (steps.SelectMany(step => step.Needs, (step, need) => (step, need)).FirstOrDefault(pair => !names.Contains(pair.need)) is ({ } needing, { } missing))
        {
            throw new ArgumentException($"Step '{needing.Name}' of pipeline '{pipeline}' needs '{missing}', which is none of {string.Join(", ", names)}.", nameof(steps));
        }
    }
}
