using System.Text.Json;
using Mainspring.Pipelines.Definitions;

namespace Mainspring.Pipelines.Processes;

/// <summary>
/// How a child talks to the process that started it: lines on standard error. A line that begins with <see cref="Mark"/> carries one
/// JSON message (<c>{"progress":0.4,"text":"fold 3"}</c> or <c>{"note":"run_id","value":"…"}</c>); every other line is text for the
/// log. Standard output is for the result alone.
/// </summary>
public static class ChildChannel
{
    /// <summary>Set to 1 for a child that a parent listens to.</summary>
    public const string Variable = "MAINSPRING_CHILD";

    private const string Mark = "@mainspring ";

    /// <summary>Whether this process is such a child.</summary>
    public static bool IsOpen { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Tells the parent how far the work is. Does nothing without a parent.</summary>
    public static void Report(double share, string? text = null) => Send(new ChildMessage { Progress = share, Text = text });

    /// <summary>Tells the parent a fact to keep with the run. Does nothing without a parent.</summary>
    public static void Note(string key, string value) => Send(new ChildMessage { Note = key, Value = value });

    /// <summary>Gives a line of a child to its listener.</summary>
    internal static void Receive(string line, IStepReporter listener)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal) || Parse(line.AsSpan(Mark.Length)) is not { } message)
        {
            listener.Log(line);
            return;
        }

        if (message.Progress is { } share)
        {
            listener.Report(share, message.Text);
        }

        if (message is { Note: { } key, Value: { } value })
        {
            listener.Note(key, value);
        }
    }

    private static void Send(ChildMessage message)
    {
        if (IsOpen)
        {
            Console.Error.WriteLine(Mark + JsonSerializer.Serialize(message, ChildJson.Default.ChildMessage));
        }
    }

    private static ChildMessage? Parse(ReadOnlySpan<char> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ChildJson.Default.ChildMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
