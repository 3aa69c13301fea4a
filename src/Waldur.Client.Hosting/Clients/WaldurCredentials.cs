namespace Waldur.Client.Hosting;

/// <summary>Makes a credential of what the settings say.</summary>
internal static class WaldurCredentials
{
    /// <summary>The settings that are given, each with how a credential is made of it.</summary>
    public static IReadOnlyList<(string Name, Func<Credential> Create)> Given(
        WaldurClientSettings settings,
        ContentRoot root,
        TimeProvider timeProvider)
    {
        var given = new List<(string Name, Func<Credential> Create)>();
        Add(nameof(settings.Token), settings.Token, Credential.FromToken);
        Add(nameof(settings.TokenFile), settings.TokenFile, path => Credential.FromTokenFile(root.Resolve(path), timeProvider));
        Add(nameof(settings.PersonalAccessToken), settings.PersonalAccessToken, token => new PersonalAccessTokenCredential(token));
        Add(nameof(settings.AccessToken), settings.AccessToken, token => new BearerCredential(token));
        Add(nameof(settings.GetAccessToken), settings.GetAccessToken, callback => new BearerCredential(callback, timeProvider));
        Add(nameof(settings.Credential), settings.Credential, credential => credential);
        return given;

        void Add<T>(string name, T? value, Func<T, Credential> create)
            where T : class
        {
            if (value is not (null or ""))
            {
                given.Add((name, () => create(value)));
            }
        }
    }

    /// <summary>The credential of settings that have been checked.</summary>
    public static Credential Create(WaldurClientSettings settings, ContentRoot root, TimeProvider timeProvider)
    {
        var credential = Given(settings, root, timeProvider).Single().Create();
        return settings.ImpersonatedUser is { } user ? new ImpersonationCredential(credential, user) : credential;
    }
}
