using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// What an error's body says, whatever its shape: Django REST Framework's, Foreman's, Katello's, a proxy's HTML page, plain
/// text. Reading never fails: what cannot be understood says nothing.
/// </summary>
public sealed class ErrorBody
{
    internal const int MaxLength = 4 * 1024 * 1024;
    private const int TextLimit = 500;

    /// <summary>A body that says nothing.</summary>
    public static ErrorBody Empty { get; } = new();

    /// <summary>The server's summary in its own words, or the title of an HTML page; null where there is none.</summary>
    public string? Detail { get; init; }

    /// <summary>What is said about single fields, in the order of the body; at most 1,000 messages are kept.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>
    /// What is said about the request as a whole. <see cref="Detail"/> is repeated here where the body says nothing else.
    /// </summary>
    public IReadOnlyList<string> NonFieldErrors { get; init; } = [];

    /// <summary>The permissions that the caller lacks, or may lack, where the server names them.</summary>
    public IReadOnlyList<string> MissingPermissions { get; init; } = [];

    /// <summary>The states in which the operation is allowed, where the server names them.</summary>
    public IReadOnlyList<string> ValidStates { get; init; } = [];

    /// <summary>In which shape the body was written.</summary>
    public ErrorBodyShape Shape { get; init; }

    /// <summary>Whether the body is an HTML page: of a proxy, or of a server that does not know the route.</summary>
    public bool IsHtml => Shape == ErrorBodyShape.Page;

    /// <summary>Whether the body says that the server has no such route, other than by being HTML.</summary>
    public bool IsRouteMissing { get; init; }

    /// <summary>
    /// Whether the body names an error; false for a list whose <c>error</c> is null, and for a body that says nothing.
    /// </summary>
    public bool HasError => Detail is not null || FieldErrors.Count > 0 || NonFieldErrors.Count > 0;

    /// <summary>Reads a body.</summary>
    /// <param name="utf8">The body; broken UTF-8 is tolerated.</param>
    /// <param name="mediaType">The media type that the response names, if any.</param>
    /// <returns>What the body says.</returns>
    public static ErrorBody Parse(ReadOnlySpan<byte> utf8, string? mediaType = null) =>
        // Longer bodies are no error messages; decoding them would only cost memory.
        utf8.Length > MaxLength ? Empty : Parse(Encoding.UTF8.GetString(utf8), mediaType);

    /// <summary>Reads a body.</summary>
    /// <param name="text">The body.</param>
    /// <param name="mediaType">The media type that the response names, if any.</param>
    /// <returns>What the body says.</returns>
    public static ErrorBody Parse(string text, string? mediaType = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = ByteOrderMark.Skip(text);
        var start = text.AsSpan().TrimStart();
        if (start.Length > 0 && start[0] is '{' or '[' or '"')
        {
            return ErrorBodyReader.TryRead(text, out var body) ? body : HtmlText.IsHtml(mediaType, "") ? new ErrorBody { Shape = ErrorBodyShape.Page } : Empty;
        }

        if (HtmlText.IsHtml(mediaType, text))
        {
            return new ErrorBody { Shape = ErrorBodyShape.Page, Detail = HtmlText.Title(text) };
        }

        return start.TrimEnd() is "" or "null" ? Empty : FromText(ErrorText.OneLine(text, TextLimit));
    }

    internal static ErrorBody FromText(string text) => new()
    {
        Shape = ErrorBodyShape.Text,
        Detail = text,
        NonFieldErrors = [text],
        MissingPermissions = SaidLists.MissingPermissions(text),
        ValidStates = SaidLists.ValidStates(text),
        IsRouteMissing = text.StartsWith("404 page not found", StringComparison.OrdinalIgnoreCase),
    };

    internal ErrorBody Masked(SecretMask mask) => mask == SecretMask.None ? this : new()
    {
        Shape = Shape,
        Detail = mask.ApplyToShortened(Detail),
        FieldErrors = [.. FieldErrors.Select(error => new FieldError(
            [.. error.Segments.Select(step => step.Name is { } name ? new FieldPathSegment(mask.ApplyToShortened(name)) : step)],
            mask.ApplyToShortened(error.Messages)))],
        NonFieldErrors = mask.ApplyToShortened(NonFieldErrors),
        MissingPermissions = mask.ApplyToShortened(MissingPermissions),
        ValidStates = mask.ApplyToShortened(ValidStates),
        IsRouteMissing = IsRouteMissing,
    };
}
