namespace Mainspring.Web.Layout;

/// <summary>Addresses of pages. Names are escaped, whatever they contain.</summary>
internal static class Link
{
    /// <summary>The path of segments, such as <c>/models/telco-churn</c>.</summary>
    public static string To(params ReadOnlySpan<string> segments)
    {
        var path = new System.Text.StringBuilder();
        foreach (string segment in segments)
        {
            path.Append('/').Append(Uri.EscapeDataString(segment));
        }

        return path.ToString();
    }

    /// <summary>The path with those parameters that have a value.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var link = new System.Text.StringBuilder(path);
        char separator = '?';
        foreach ((string name, string? value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                link.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return link.ToString();
    }
}
