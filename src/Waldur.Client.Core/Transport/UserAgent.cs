using System.Net.Http.Headers;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>What may stand in the User-Agent header before the SDK's own name.</summary>
internal static class UserAgent
{
    /// <summary>Checks a name where it is set, so that it does not fail when a client is made of it.</summary>
    public static string? Checked(string? application, string name)
    {
        foreach (var part in (application ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Ascii.IsValid(part) || part.Any(char.IsControl) || !ProductInfoHeaderValue.TryParse(part, out _))
            {
                throw new ArgumentException($"'{Printable(application!)}' cannot stand in the User-Agent header: use the form name/version.", name);
            }
        }

        return application;
    }

    private static string Printable(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
