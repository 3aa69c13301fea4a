using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Waldur.Client.Katello.Hosting;

namespace Waldur.Client.Hosting.Tests.Settings;

/// <summary>The schema that editors complete appsettings.json by is what the packages read: property by property.</summary>
public class SchemaTests
{
    // Only a program can give these.
    private static readonly string[] FromCode = ["Credential", "GetAccessToken", "ConfigureOptions"];

    public static TheoryData<string, string, string> Settings => new()
    {
        { "Waldur.Client.Hosting", "Waldur", nameof(WaldurClientSettings) },
        { "Waldur.Client.Hosting", "Waldur:Agent", nameof(WaldurSiteAgentSettings) },
        { "Waldur.Client.Katello.Hosting", "Katello", nameof(KatelloClientSettings) },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_property_is_in_the_schema_with_its_type_and_default(string package, string section, string settings)
    {
        var type = ToType(settings);
        var defaults = Activator.CreateInstance(type);
        var schema = Schema(package, section);

        schema.GetProperty("additionalProperties").GetBoolean().Should().BeFalse("a misspelt key is refused");
        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Where(name => name != "Agent")
            .Should().BeEquivalentTo(Properties(type).Select(property => property.Name));
        foreach (var property in Properties(type))
        {
            var described = schema.GetProperty("properties").GetProperty(property.Name);
            described.GetProperty("description").GetString().Should().EndWith(".", property.Name);
            if (property.Name != "Offerings")
            {
                described.GetProperty("type").GetString().Should().Be(ToJsonType(property.PropertyType), property.Name);
            }

            if (property.PropertyType.IsEnum)
            {
                described.GetProperty("enum").EnumerateArray().Select(name => name.GetString()).Should().Equal(Enum.GetNames(property.PropertyType));
            }

            var actual = described.TryGetProperty("default", out var value) ? value.ToString() : null;
            actual.Should().BeEquivalentTo(ToText(property.GetValue(defaults)), property.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_property_of_the_schema_is_read(string package, string section, string settings)
    {
        var type = ToType(settings);
        foreach (var property in Properties(type))
        {
            var (key, text) = Sample(property);
            var value = property.GetValue(Read(settings, section, ($"{section}:{property.Name}{key}", text)));
            (value as IDictionary<string, string>)?.Should().ContainKey("X-Sample");
            (value as IList<Guid>)?.Should().Equal(Guid.Parse(text));
            if (key.Length == 0 && value is not IList<Guid>)
            {
                ToText(value).Should().BeEquivalentTo(text, property.Name);
            }
        }

        Schema(package, section).ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Fact]
    public void Offerings_may_be_an_array_or_a_list()
    {
        var first = Guid.NewGuid();
        var second = Guid.NewGuid();

        ((WaldurSiteAgentSettings)Read(nameof(WaldurSiteAgentSettings), "A", ("A:Offerings", $"{first}, {second:N}"))).Offerings.Should().Equal(first, second);
        ((WaldurSiteAgentSettings)Read(nameof(WaldurSiteAgentSettings), "A", ("A:Offerings:0", $"{first}"), ("A:Offerings:1", $"{second:N}"))).Offerings.Should().Equal(first, second);
    }

    [Theory]
    [InlineData("Waldur.Client.Hosting")]
    [InlineData("Waldur.Client.Katello.Hosting")]
    public void The_package_carries_the_schema_and_says_where_it_is(string package)
    {
        var folder = Repository.PathTo("src", package);
        var packed = XDocument.Load(Path.Combine(folder, package + ".csproj")).Descendants("None").ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("PackagePath")!.Value);
        packed["ConfigurationSchema.json"].Should().Be("/");
        packed[$"buildTransitive/{package}.targets"].Should().Be("buildTransitive/");

        var segment = XDocument.Load(Path.Combine(folder, "buildTransitive", package + ".targets")).Descendants("JsonSchemaSegment").Single();
        segment.Attribute("Include")!.Value.Should().Be("$(MSBuildThisFileDirectory)../ConfigurationSchema.json");
        segment.Attribute("FilePathPattern")!.Value.Should().Be(@"appsettings\..*json");
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties().Where(property => !FromCode.Contains(property.Name));

    private static Type ToType(string settings) => settings switch
    {
        nameof(WaldurClientSettings) => typeof(WaldurClientSettings),
        nameof(WaldurSiteAgentSettings) => typeof(WaldurSiteAgentSettings),
        _ => typeof(KatelloClientSettings),
    };

    private static string ToJsonType(Type type) => type switch
    {
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(int) || type == typeof(long) => "integer",
        _ when typeof(IDictionary<string, string>).IsAssignableFrom(type) => "object",
        _ => "string",
    };

    private static string? ToText(object? value) => value switch
    {
        TimeSpan time when time == Timeout.InfiniteTimeSpan => "infinite",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IDictionary<string, string> or IList<Guid> => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
    };

    private static (string Key, string Text) Sample(PropertyInfo property) => property.PropertyType switch
    {
        var type when type == typeof(bool) => ("", "true"),
        var type when type == typeof(int) || type == typeof(long) => ("", "17"),
        var type when type == typeof(TimeSpan) => ("", "1.02:03:04.5000000"),
        { IsEnum: true } type => ("", Enum.GetNames(type)[^1]),
        var type when type == typeof(Guid?) => ("", "01234567-89ab-cdef-0123-456789abcdef"),
        var type when type == typeof(IList<Guid>) => ("", "01234567-89ab-cdef-0123-456789abcdef"),
        var type when typeof(IDictionary<string, string>).IsAssignableFrom(type) => (":X-Sample", "x"),
        _ => ("", "a sample"),
    };

    private static object Read(string settings, string section, params (string Key, string? Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value))).Build().GetSection(section);
        var services = new ServiceCollection();
        _ = settings switch
        {
            nameof(WaldurClientSettings) => services.AddWaldurClient(configuration),
            nameof(WaldurSiteAgentSettings) => services.AddWaldurSiteAgent<IdleHandler>(configuration),
            _ => services.AddKatelloClient(configuration),
        };
        using var provider = services.BuildServiceProvider();
        return settings switch
        {
            nameof(WaldurClientSettings) => Fill<WaldurClientSettings>(provider),
            nameof(WaldurSiteAgentSettings) => Fill<WaldurSiteAgentSettings>(provider),
            _ => Fill<KatelloClientSettings>(provider),
        };
    }

    // What the sections say, before it is checked.
    private static T Fill<T>(ServiceProvider provider)
        where T : class, new()
    {
        var settings = new T();
        foreach (var setup in provider.GetServices<IConfigureOptions<T>>())
        {
            setup.Configure(settings);
        }

        return settings;
    }

    private static JsonElement Schema(string package, string section)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("src", package, "ConfigurationSchema.json")));
        var schema = document.RootElement;
        foreach (var name in section.Split(':'))
        {
            schema = schema.GetProperty("properties").GetProperty(name);
        }

        return schema.Clone();
    }
}
