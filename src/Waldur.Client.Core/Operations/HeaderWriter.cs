using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Collects the header and cookie parameters of one call of a generated client.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HeaderWriter
{
    private Dictionary<string, string>? _headers;
    private List<string>? _cookies;

    /// <summary>Adds a header; nothing where the value is null.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            (_headers ??= new(StringComparer.OrdinalIgnoreCase))[name] = value;
        }
    }

    /// <summary>Adds a header of several values, joined by commas; nothing where there is none.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="name">The header's name.</param>
    /// <param name="values">The values.</param>
    /// <param name="text">A value's text.</param>
    public void AddJoined<T>(string name, IReadOnlyList<T>? values, Func<T, string> text) => Add(name, Join(values, text));

    /// <summary>Adds a cookie, its value escaped; nothing where the value is null.</summary>
    /// <param name="name">The cookie's name.</param>
    /// <param name="value">The value.</param>
    public void AddCookie(string name, string? value)
    {
        if (value is not null)
        {
            (_cookies ??= []).Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    /// <summary>Adds a cookie of several values, joined by commas; nothing where there is none.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="name">The cookie's name.</param>
    /// <param name="values">The values.</param>
    /// <param name="text">A value's text.</param>
    public void AddCookieJoined<T>(string name, IReadOnlyList<T>? values, Func<T, string> text) => AddCookie(name, Join(values, text));

    /// <summary>What puts the headers on the message of each attempt, for <see cref="ApiRequest.Configure"/>.</summary>
    /// <returns>The action; null where nothing was added.</returns>
    /// <exception cref="ArgumentException">A value holds a character that no header can carry, or the header is not a caller's to set.</exception>
    public Action<HttpRequestMessage>? ToAction()
    {
        if (_cookies is not null)
        {
            Add("Cookie", string.Join("; ", _cookies));
        }

        if (_headers is null)
        {
            return null;
        }

        var headers = RequestHeaders.Checked(_headers, "query");
        return message =>
        {
            foreach (var (name, value) in headers)
            {
                // What the call itself says stands in place of what the client says of all calls.
                message.Headers.Remove(name);
                message.Headers.TryAddWithoutValidation(name, value);
            }
        };
    }

    private static string? Join<T>(IReadOnlyList<T>? values, Func<T, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return values is { Count: > 0 } ? string.Join(',', values.Select(text)) : null;
    }
}
