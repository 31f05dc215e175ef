namespace Mainspring.Learning.Features;

/// <summary>A category that training never saw. It is scored as rare ones are.</summary>
/// <param name="Record">The position among the records of the request, from 0; -1 for a record that stands alone.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
public sealed record UnseenCategory(int Record, string Column, string Value)
{
    /// <summary>One sentence for people.</summary>
    public string Message => $"the model has not seen '{Value}' in '{Column}'; it is scored as rare values are.";

    /// <summary>The same without the value, for columns whose values are not to be kept.</summary>
    public string MessageWithoutValue => $"the model has not seen the value of '{Column}'; it is scored as rare values are.";
}
