using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting;

/// <summary>Registers settings under a name, to be filled from a section or by the program, and checked as the host starts.</summary>
internal static class SettingsRegistration
{
    public static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TSettings,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TValidator>(
        IServiceCollection services,
        string name,
        IConfiguration? section,
        Action<SettingsReader, TSettings> read,
        Action<TSettings>? configure)
        where TSettings : class
        where TValidator : class, IValidateOptions<TSettings>
    {
        var options = services.AddOptions<TSettings>(name);
        if (section is not null)
        {
            services.AddSingleton<IConfigureOptions<TSettings>>(new SectionSetup<TSettings>(name, Section(section), read));
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TSettings>, TValidator>());
        options.ValidateOnStart();
    }

    private static IConfigurationSection Section(IConfiguration configuration) => configuration as IConfigurationSection
        ?? throw new ArgumentException(
            "Give the section that holds the settings, such as builder.Configuration.GetSection(\"Waldur\"), not the whole configuration.",
            nameof(configuration));
}
