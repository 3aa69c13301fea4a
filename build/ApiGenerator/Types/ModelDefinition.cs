namespace ApiGenerator.Types;

/// <summary>A model: an object with named properties.</summary>
internal sealed class ModelDefinition(string name, string summary)
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public List<PropertyDefinition> Properties { get; } = [];

    /// <summary>The members without which it is no list, by their names on the wire.</summary>
    public List<string> Envelope { get; } = [];

    /// <summary>The property, by its name on the wire, in which a server refuses a request although the status is good.</summary>
    public string? ErrorProperty { get; set; }

    public bool IsResponse { get; set; }

    /// <summary>Whether it is sent whole.</summary>
    public bool IsBody { get; set; }

    /// <summary>Whether it is the body of a partial update.</summary>
    public bool IsPatch { get; set; }

    /// <summary>The name of the patch model: the model's own where it is nothing else.</summary>
    public string PatchName { get; set; } = name;

    public bool IsOnlyPatch => IsPatch && !IsResponse && !IsBody;

    public bool IsOnlyBody => IsBody && !IsResponse;

    /// <summary>
    /// Lets go of what is required the other way only: what is read-only in a body, and what is write-only in a response. To be called
    /// when all uses are known.
    /// </summary>
    public void RelaxRequired()
    {
        for (var i = 0; i < Properties.Count; i++)
        {
            var property = Properties[i];
            var isOtherWay = (property.IsReadOnly && !IsResponse) || (property.IsWriteOnly && !IsBody);
            Properties[i] = property with { IsRequired = property.IsRequired && !isOtherWay };
        }
    }
}
