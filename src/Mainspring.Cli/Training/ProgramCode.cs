using System.Reflection;
using Mainspring.Data.Tables;

namespace Mainspring.Cli.Training;

/// <summary>Which program trained: the same code gives the same model.</summary>
internal static class ProgramCode
{
    /// <summary>The tag of a run that states it.</summary>
    public const string Tag = "mainspring.code";

    /// <summary>The version with a mark of the compiled code that a model depends on.</summary>
    public static string Now { get; } = $"{Version}+{Mark(typeof(Lifecycle.Training.Trainer))}{Mark(typeof(Learning.Training.Trainers))}{Mark(typeof(Statistics.Metrics.BinaryMetrics))}{Mark(typeof(Table))}";

    private static string Version => typeof(ProgramCode).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    private static string Mark(Type type) => type.Module.ModuleVersionId.ToString("N")[..4];
}
