using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>Says whether a problem is that of the last attempt, so that it is logged once and not with each attempt.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProblemKey
{
    /// <summary>What stays the same of an error while the problem does: its type, its status, and what the server says of it.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The key; equal for the same problem. It is not for people.</returns>
    /// <remarks>The id of the request differs with each attempt, and numbers do: times, ports, counts, seconds to wait.</remarks>
    public static string From(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var api = error as ApiException;

        // A message holds the id of the request, where there is one.
        var text = api?.RequestId is null ? api?.ServerDetail ?? error.Message : api.ServerDetail;
        return string.Create(CultureInfo.InvariantCulture, $"{error.GetType().Name} {(int?)api?.StatusCode}: {WithoutNumbers(text)}");
    }

    private static string WithoutNumbers(string? text)
    {
        var key = new StringBuilder();
        foreach (var character in text ?? "")
        {
            if (!char.IsAsciiDigit(character))
            {
                key.Append(character);
            }
            else if (key.Length == 0 || key[^1] != '#')
            {
                key.Append('#');
            }
        }

        return key.ToString();
    }
}
