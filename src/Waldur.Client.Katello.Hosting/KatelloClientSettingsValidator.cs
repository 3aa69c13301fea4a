using Microsoft.Extensions.Options;
using Waldur.Client.Hosting;

namespace Waldur.Client.Katello.Hosting;

/// <summary>Says what is wrong with the settings of a client, before it is made.</summary>
internal sealed class KatelloClientSettingsValidator(IServiceProvider services, IEnumerable<IConfigureOptions<KatelloClientSettings>> setups)
    : IValidateOptions<KatelloClientSettings>
{
    private readonly ContentRoot _root = new(services);

    public ValidateOptionsResult Validate(string? name, KatelloClientSettings options)
    {
        var check = SettingsSource.Begin(name, setups);
        ClientSettingsCheck.Run(check, options, _root, "https://katello.example.com");
        CheckCredential(check, options);
        return check.ToResult();
    }

    private void CheckCredential(SettingsCheck check, KatelloClientSettings settings)
    {
        var given = KatelloCredentials.Given(settings, _root, TimeProvider.System);
        if (given.Count != 1)
        {
            check.Add(nameof(settings.Password), given.Count == 0
                ? $"is missing: set it, or one of {check.Key(nameof(settings.PasswordFile))}, {check.Key(nameof(settings.PersonalAccessToken))}"
                : $"is ambiguous: {string.Join(" and ", given.Select(one => check.Key(one.Name)))} are set, and exactly one credential may be");
            return;
        }

        var (name, create) = given[0];
        if (name == nameof(settings.Credential))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(settings.User))
        {
            check.Add(nameof(settings.User), $"is missing: set the user to whom {check.Key(name)} belongs");
            return;
        }

        check.Try(name == nameof(settings.PasswordFile) ? name : nameof(settings.User), () =>
        {
            // A program should not begin without the file, though the client outlives one that vanishes.
            if (name == nameof(settings.PasswordFile) && string.IsNullOrWhiteSpace(File.ReadAllText(_root.Resolve(settings.PasswordFile!))))
            {
                throw new ArgumentException("the file is empty");
            }

            create();
        });
    }
}
