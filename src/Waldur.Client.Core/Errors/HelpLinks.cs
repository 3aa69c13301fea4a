using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Where the documentation speaks of an exception: a section of its own, called as the exception's type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HelpLinks
{
    private const string Page = "docs/guides/errors.md#";

    /// <summary>The section on an exception.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>A link within the SDK's repository, such as <c>docs/guides/errors.md#apiconflictexception</c>.</returns>
    public static string For(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Page + error.GetType().Name.ToLowerInvariant();
    }
}
