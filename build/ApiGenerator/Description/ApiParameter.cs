namespace ApiGenerator.Description;

/// <summary>A parameter of an operation.</summary>
internal sealed record ApiParameter(string Name, string In, bool IsRequired, Node Node)
{
    public Node Schema => Node["schema"];
}
