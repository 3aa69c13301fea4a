using Waldur.Client.Hosting;

namespace Waldur.Client.Katello.Hosting;

/// <summary>Makes a credential of what the settings say.</summary>
internal static class KatelloCredentials
{
    /// <summary>The settings that are given, each with how a credential is made of it.</summary>
    public static IReadOnlyList<(string Name, Func<Credential> Create)> Given(KatelloClientSettings settings, ContentRoot root, TimeProvider timeProvider)
    {
        var given = new List<(string Name, Func<Credential> Create)>();
        Add(nameof(settings.Password), settings.Password, password => new BasicCredential(settings.User ?? "", password));
        Add(nameof(settings.PasswordFile), settings.PasswordFile, path => new PasswordFileCredential(settings.User ?? "", root.Resolve(path), timeProvider));
        Add(nameof(settings.PersonalAccessToken), settings.PersonalAccessToken, token => new BasicCredential(settings.User ?? "", token.Trim()));
        if (settings.Credential is { } credential)
        {
            given.Add((nameof(settings.Credential), () => credential));
        }

        return given;

        void Add(string name, string? value, Func<string, Credential> create)
        {
            if (!string.IsNullOrEmpty(value))
            {
                given.Add((name, () => create(value)));
            }
        }
    }

    /// <summary>The credential of settings that have been checked.</summary>
    public static Credential Create(KatelloClientSettings settings, ContentRoot root, TimeProvider timeProvider) =>
        Given(settings, root, timeProvider).Single().Create();
}
