namespace Waldur.Client;

/// <summary>The one way in which broken rules are reported: all of them, in one exception, before anything is sent.</summary>
internal static class BrokenRules
{
    /// <summary>Throws if there are any.</summary>
    /// <param name="problems">Clauses such as <c>name is empty</c>; they repeat no secret.</param>
    /// <param name="argument">The argument that breaks them.</param>
    /// <exception cref="ArgumentException">There are some; the message lists all.</exception>
    public static void ThrowIfAny(IEnumerable<string> problems, string? argument)
    {
        var all = string.Join("; ", problems);
        if (all.Length > 0)
        {
            throw new ArgumentException($"The server would not take this: {all}.", argument);
        }
    }
}
