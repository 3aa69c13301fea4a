namespace Waldur.Client.Samples;

/// <summary>Where the inventory comes from, as the command line says: a JSON file, or a command that prints JSON lines.</summary>
internal sealed record InventoryInput
{
    /// <summary>The file; it does not count where there is a command.</summary>
    public string File { get; init; } = Path.Combine(AppContext.BaseDirectory, "inventory.json");

    /// <summary>The command and its arguments; empty where there is none.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Makes the source.</summary>
    /// <param name="projects">The projects that the inventory may call by name.</param>
    public IInventorySource Create(IReadOnlyDictionary<string, Guid> projects)
    {
        // The command need not know the token of this program.
        var environment = new Dictionary<string, string?> { ["WALDUR_TOKEN"] = null };
        return Command.Count > 0
            ? new CommandInventory(Command[0], Command.Skip(1), new CommandInventoryOptions { Projects = projects, Environment = environment })
            : new FileInventory(File, new InventoryTextOptions { Projects = projects });
    }

    /// <summary>Reads the inventory once, so that a mistake in it is known before the work begins.</summary>
    /// <returns>The number of items.</returns>
    /// <exception cref="SampleException">The inventory cannot be read.</exception>
    public static async Task<IReadOnlyList<InventoryItem>> ReadAsync(IInventorySource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(cancellationToken);
        }
        catch (InventoryException error)
        {
            throw new SampleException(error.Message, error);
        }
    }

    /// <summary>Reads the inventory once, and refuses what a report would leave out.</summary>
    /// <exception cref="SampleException">The inventory cannot be read, or an item cannot be reported.</exception>
    public static async Task<IReadOnlyList<InventoryItem>> CheckAsync(IInventorySource source, CancellationToken cancellationToken)
    {
        var items = await ReadAsync(source, cancellationToken);
        var repeated = items.GroupBy(item => item.BackendId, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        var problem = repeated is null
            ? items.Select(item => item.Problem).FirstOrDefault(problem => problem is not null)
            : $"The backend_id '{repeated.Key}' occurs {repeated.Count()} times.";
        return problem is null ? items : throw new SampleException($"{source}: {problem}");
    }

    public override string ToString() => Command.Count > 0 ? $"of the command {Command[0]}" : File;
}
