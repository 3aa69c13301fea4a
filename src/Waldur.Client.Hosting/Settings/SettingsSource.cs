using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting;

/// <summary>Knows which settings were read from which section, and what was wrong there.</summary>
internal static class SettingsSource
{
    /// <summary>Begins the check of the settings of a name with what their sections said.</summary>
    public static SettingsCheck Begin<TSettings>(string? name, IEnumerable<IConfigureOptions<TSettings>> setups)
        where TSettings : class
    {
        var sections = setups.OfType<SectionSetup<TSettings>>().Where(setup => setup.Name == (name ?? Options.DefaultName)).ToList();
        var check = new SettingsCheck(sections.LastOrDefault()?.Path, typeof(TSettings));
        sections.ForEach(section => check.AddRange(section.Problems));
        return check;
    }
}
