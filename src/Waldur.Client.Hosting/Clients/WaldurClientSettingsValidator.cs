using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting;

/// <summary>Says what is wrong with the settings of a client, before it is made.</summary>
internal sealed class WaldurClientSettingsValidator(IServiceProvider services, IEnumerable<IConfigureOptions<WaldurClientSettings>> setups)
    : IValidateOptions<WaldurClientSettings>
{
    private readonly ContentRoot _root = new(services);

    public ValidateOptionsResult Validate(string? name, WaldurClientSettings options)
    {
        var check = SettingsSource.Begin(name, setups);
        ClientSettingsCheck.Run(check, options, _root, "https://waldur.example.com");
        CheckCredential(check, options);
        return check.ToResult();
    }

    private void CheckCredential(SettingsCheck check, WaldurClientSettings settings)
    {
        var given = WaldurCredentials.Given(settings, _root, TimeProvider.System);
        if (given.Count != 1)
        {
            check.Add(nameof(settings.Token), given.Count == 0
                ? $"is missing: set it, or one of {check.Key(nameof(settings.TokenFile))}, {check.Key(nameof(settings.PersonalAccessToken))}, {check.Key(nameof(settings.AccessToken))}"
                : $"is ambiguous: {string.Join(" and ", given.Select(one => check.Key(one.Name)))} are set, and exactly one credential may be");
            return;
        }

        var (name, create) = given[0];
        check.Try(name, () =>
        {
            if (name == nameof(settings.TokenFile))
            {
                // The client outlives a file that vanishes; a program should not begin without one.
                Credential.FromToken(File.ReadAllText(_root.Resolve(settings.TokenFile!)));
            }

            var credential = create();
            if (settings.ImpersonatedUser is { } user)
            {
                check.Try(nameof(settings.ImpersonatedUser), () => _ = new ImpersonationCredential(credential, user));
            }
        });
    }
}
