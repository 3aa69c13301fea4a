namespace Waldur.Client.Samples;

/// <summary>The machines of a cluster, from the configuration as it is now. A real agent would ask its cluster instead.</summary>
internal sealed class Backend(IConfiguration configuration)
{
    public IReadOnlyList<InventoryItem> List() =>
    [
        .. configuration.GetSection("Backend:Machines").GetChildren().Select(machine => new InventoryItem
        {
            BackendId = Text(machine, "Id"),
            Name = Text(machine, "Name"),
            Project = Guid.TryParse(machine["Project"], out var project) ? project : throw Problem(machine, "Project", "the uuid of a project"),
        }),
    ];

    private static string Text(IConfigurationSection machine, string key) =>
        machine[key] is { Length: > 0 } text ? text : throw Problem(machine, key, "a text");

    private static InvalidDataException Problem(IConfigurationSection machine, string key, string expected) =>
        new($"The setting {machine.Path}:{key} must be {expected}.");
}
