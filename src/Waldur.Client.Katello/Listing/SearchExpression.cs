namespace Waldur.Client.Katello;

/// <summary>
/// A search in the server's own language, built so that no value can change its meaning: values are quoted, quotes and
/// backslashes in them escaped.
/// </summary>
public sealed class SearchExpression
{
    private readonly string _text;

    private SearchExpression(string text) => _text = text;

    /// <summary>Rows whose name is exactly this.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The expression.</returns>
    public static SearchExpression NameIs(string name) => new($"name = {Quote(name)}");

    /// <summary>Rows whose name contains this; an asterisk stands for any text.</summary>
    /// <param name="text">A part of the name.</param>
    /// <returns>The expression.</returns>
    public static SearchExpression NameContains(string text) => new($"name ~ {Quote(text)}");

    /// <summary>Plans with an interval.</summary>
    /// <param name="interval">The interval.</param>
    /// <returns>The expression.</returns>
    public static SearchExpression IntervalIs(Models.SyncPlanInterval interval) => new($"interval = {Quote(interval.Value)}");

    /// <summary>Plans that run, or that do not. A server on which no plan at all runs finds nothing for either.</summary>
    /// <param name="enabled">Whether they run.</param>
    /// <returns>The expression.</returns>
    public static SearchExpression EnabledIs(bool enabled) => new($"enabled = {(enabled ? "true" : "false")}");

    /// <summary>Takes an expression as it is written; values in it are the caller's to quote, with <see cref="Quote"/>.</summary>
    /// <param name="text">The expression.</param>
    /// <returns>The expression.</returns>
    public static SearchExpression Raw(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new SearchExpression(text);
    }

    /// <summary>Quotes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value in double quotes, its quotes and backslashes escaped.</returns>
    public static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Rows that fit both.</summary>
    /// <param name="other">The other expression.</param>
    /// <returns>The expression.</returns>
    public SearchExpression And(SearchExpression other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SearchExpression($"({_text}) and ({other._text})");
    }

    /// <summary>Rows that fit either.</summary>
    /// <param name="other">The other expression.</param>
    /// <returns>The expression.</returns>
    public SearchExpression Or(SearchExpression other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SearchExpression($"({_text}) or ({other._text})");
    }

    /// <summary>Rows that do not fit.</summary>
    /// <returns>The expression.</returns>
    public SearchExpression Not() => new($"not ({_text})");

    /// <summary>The expression as it is sent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;
}
