namespace ApiGenerator.Types;

/// <summary>A model: an object with named properties.</summary>
internal sealed class ModelDefinition(string name, string summary)
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public List<PropertyDefinition> Properties { get; } = [];

    public bool IsResponse { get; set; }

    /// <summary>Whether it is sent whole.</summary>
    public bool IsBody { get; set; }

    /// <summary>Whether it is the body of a partial update.</summary>
    public bool IsPatch { get; set; }

    /// <summary>The name of the patch model: the model's own where it is nothing else.</summary>
    public string PatchName { get; set; } = name;

    public bool IsOnlyPatch => IsPatch && !IsResponse && !IsBody;

    public bool IsOnlyBody => IsBody && !IsResponse;
}
