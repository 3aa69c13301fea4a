namespace Waldur.Client.Testing;

/// <summary>Labels as the server makes them of names.</summary>
internal static class KatelloLabel
{
    public static string Of(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
