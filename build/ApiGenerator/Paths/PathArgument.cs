namespace ApiGenerator.Paths;

/// <summary>A path parameter under the name that it has in C#.</summary>
internal sealed record PathArgument(PathParameter Parameter, string Name)
{
    public string Field => "_" + Name.TrimStart('@');
}
