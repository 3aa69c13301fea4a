using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting;

/// <summary>Fills the settings of one name from a section of the configuration, and keeps what was wrong there for the check that follows.</summary>
/// <param name="name">The name of the settings.</param>
/// <param name="section">The section.</param>
/// <param name="read">Reads the settings.</param>
internal sealed class SectionSetup<TSettings>(string name, IConfigurationSection section, Action<SettingsReader, TSettings> read)
    : IConfigureNamedOptions<TSettings>
    where TSettings : class
{
    public string Name => name;

    public string Path => section.Path;

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public void Configure(TSettings options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, TSettings options)
    {
        if (name == Name)
        {
            var reader = new SettingsReader(section);
            read(reader, options);
            reader.End();
            Problems = reader.Problems;
        }
    }
}
