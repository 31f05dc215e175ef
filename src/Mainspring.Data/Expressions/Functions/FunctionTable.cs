using System.Collections.Frozen;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>All functions of the language.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> ByName;

    static FunctionTable()
    {
        All = [.. NumberFunctions.All, .. ChoiceFunctions.All, .. MomentFunctions.All, .. TextFunctions.All, .. ParsingFunctions.All, .. BucketFunctions.All];
        ByName = All.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);
    }

    /// <summary>Every function, by area.</summary>
    public static IReadOnlyList<Function> All { get; }

    /// <summary>The function of a name, or null.</summary>
    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}
