namespace ApiGenerator.Types;

/// <summary>The fields of a multipart or url-encoded body.</summary>
internal sealed class FormDefinition(string name, string summary, bool isMultipart)
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public bool IsMultipart { get; } = isMultipart;

    public List<PropertyDefinition> Properties { get; } = [];
}
