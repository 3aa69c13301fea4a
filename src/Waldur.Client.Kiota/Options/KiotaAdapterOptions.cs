namespace Waldur.Client.Kiota;

/// <summary>What a server wants that a description, or Kiota's generator, does not say.</summary>
public sealed record KiotaAdapterOptions
{
    /// <summary>What Waldur wants: a slash at the end of every path.</summary>
    public static KiotaAdapterOptions Waldur { get; } = new() { AppendSlash = true };

    /// <summary>
    /// What Katello wants: a JSON body with every write, and times in a form of its own; it also reports some errors with status 200.
    /// </summary>
    public static KiotaAdapterOptions Katello { get; } = new()
    {
        SendEmptyObject = true,
        DetectErrorsInSuccess = true,
        DateTimeFormat = "yyyy-MM-dd HH:mm:ss '+0000'",
    };

    /// <summary>
    /// Whether a path that ends without a slash gets one; not where its last segment holds a dot in the template, and not for
    /// the addresses of <c>WithUrl</c>. Some versions of the generator drop the slash, and Django redirects a path without it.
    /// </summary>
    /// <value>False by default.</value>
    public bool AppendSlash { get; init; }

    /// <summary>Whether a POST, PUT or PATCH without a body carries <c>{}</c>: Foreman refuses it with 415 otherwise.</summary>
    /// <value>False by default.</value>
    public bool SendEmptyObject { get; init; }

    /// <summary>
    /// Whether a response with a good status is an error where its body is Foreman's error object, or a list with an
    /// <c>error</c>: what Katello sends for a bad search.
    /// </summary>
    /// <value>False by default.</value>
    public bool DetectErrorsInSuccess { get; init; }

    /// <summary>The format, in UTC, in which a date and time is written into a JSON body.</summary>
    /// <value>ISO 8601 when null, as by default.</value>
    public string? DateTimeFormat { get; init; }
}
