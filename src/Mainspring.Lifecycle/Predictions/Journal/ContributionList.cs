using System.Text.Json;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>The JSON array that holds what each prediction of a request rests on.</summary>
internal static class ContributionList
{
    /// <summary>Where the elements stand; none when there is no array.</summary>
    public static List<Range> Find(ReadOnlySpan<byte> array)
    {
        List<Range> elements = [];
        if (array.IsEmpty)
        {
            return elements;
        }

        Utf8JsonReader reader = new(array);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(start..(int)reader.BytesConsumed);
        }

        return elements;
    }

    /// <summary>Gives each prediction its element.</summary>
    public static void Apply(ReadOnlySpan<byte> array, LoggedPrediction[] predictions)
    {
        List<Range> elements = Find(array);
        for (int index = 0; index < Math.Min(elements.Count, predictions.Length); index++)
        {
            predictions[index] = predictions[index] with { Contributions = array[elements[index]].ToArray() };
        }
    }
}
