using System.Net;

namespace Waldur.Client;

/// <summary>
/// The server refused the request's content: 400 or 422. Waldur may have kept a part of what was asked for all the same.
/// </summary>
public sealed class ApiValidationException : ApiException
{
    private readonly IReadOnlyList<FieldError>? _errors;
    private IReadOnlyDictionary<string, IReadOnlyList<string>>? _fieldErrors;

    /// <inheritdoc/>
    public ApiValidationException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.BadRequest, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiValidationException(ApiFailure failure, Exception? innerException = null)
        : base(failure?.WithDefaultStatus(HttpStatusCode.BadRequest)!, innerException)
    {
    }

    /// <summary>What is said about single fields, in the order of the body.</summary>
    public IReadOnlyList<FieldError> Errors
    {
        get => _errors ?? Details.FieldErrors;
        init => _errors = value;
    }

    /// <summary>What is said about the request as a whole.</summary>
    public IReadOnlyList<string> NonFieldErrors => Details.NonFieldErrors;

    /// <summary>The messages by the field's path, such as <c>remotelocalcategory_set[1].remote_category</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors => _fieldErrors ??= Errors
        .GroupBy(static error => error.Path, StringComparer.Ordinal)
        .ToDictionary(
            static group => group.Key,
            static IReadOnlyList<string> (group) => [.. group.SelectMany(static error => error.Messages)],
            StringComparer.Ordinal);

    /// <summary>The messages about one field.</summary>
    /// <param name="path">The field's path in the names of the wire.</param>
    /// <returns>The messages; none where the server says nothing about the field.</returns>
    public IReadOnlyList<string> ForField(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FieldErrors.TryGetValue(path, out var messages) ? messages : [];
    }
}
