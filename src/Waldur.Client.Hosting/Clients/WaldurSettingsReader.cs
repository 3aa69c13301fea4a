namespace Waldur.Client.Hosting;

/// <summary>Reads the settings of a client of Waldur.</summary>
internal static class WaldurSettingsReader
{
    /// <summary>The section within a client's that belongs to its agent.</summary>
    public const string Agent = "Agent";

    public static void Read(SettingsReader reader, WaldurClientSettings settings)
    {
        ClientSettingsReader.Read(reader, settings);
        reader.Text(nameof(settings.Token), value => settings.Token = value);
        reader.Text(nameof(settings.TokenFile), value => settings.TokenFile = value);
        reader.Text(nameof(settings.PersonalAccessToken), value => settings.PersonalAccessToken = value);
        reader.Text(nameof(settings.AccessToken), value => settings.AccessToken = value);
        reader.Uuid(nameof(settings.ImpersonatedUser), value => settings.ImpersonatedUser = value);
        reader.Skip(Agent);
    }
}
