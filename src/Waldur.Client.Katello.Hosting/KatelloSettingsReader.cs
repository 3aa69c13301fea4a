using Waldur.Client.Hosting;

namespace Waldur.Client.Katello.Hosting;

/// <summary>Reads the settings of a client of Katello.</summary>
internal static class KatelloSettingsReader
{
    public static void Read(SettingsReader reader, KatelloClientSettings settings)
    {
        ClientSettingsReader.Read(reader, settings);
        reader.Text(nameof(settings.User), value => settings.User = value);
        reader.Text(nameof(settings.Password), value => settings.Password = value);
        reader.Text(nameof(settings.PasswordFile), value => settings.PasswordFile = value);
        reader.Text(nameof(settings.PersonalAccessToken), value => settings.PersonalAccessToken = value);
    }
}
