namespace Mainspring.Lifecycle.Filters;

/// <summary>A filter or an order cannot be read. The message is a sentence for the person who wrote it.</summary>
/// <param name="message">What is wrong, and what to write instead.</param>
/// <param name="position">Where in the text, from zero.</param>
public sealed class FilterException(string message, int position) : FormatException($"{message} (at character {position + 1})")
{
    /// <summary>Where in the text, from zero.</summary>
    public int Position { get; } = position;
}
