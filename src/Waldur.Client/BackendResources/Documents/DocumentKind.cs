using System.Globalization;
using System.Text.Json;

namespace Waldur.Client;

/// <summary>What a JSON document is, so that none is taken for another, or for what a newer version means by it.</summary>
/// <param name="Id">The value of <c>kind</c>.</param>
/// <param name="Name">What it is called in errors.</param>
/// <param name="Version">The newest version that is understood, and the one that is written.</param>
internal sealed record DocumentKind(string Id, string Name, int Version)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", Id);
        writer.WriteNumber("version", Version);
    }

    /// <exception cref="FormatException">The document is another one, or newer.</exception>
    public void ThrowIfOther(DocumentField root)
    {
        if (root["kind"].Text() is var kind && kind != Id)
        {
            throw root["kind"].Problem($"is '{kind}', not '{Id}'");
        }

        if (root["version"].Integer() is var version && (version < 1 || version > Version))
        {
            throw root["version"].Problem(string.Create(CultureInfo.InvariantCulture, $"is {version}, and this program understands versions up to {Version}: use a newer one"));
        }
    }
}
