namespace ApiGenerator.Types;

/// <summary>How a type without a name of its own is called: after what holds it, and after its place there.</summary>
internal readonly record struct NameHint(string Parent, string Leaf)
{
    public string Name => Parent + Leaf;

    public NameHint Then(string leaf) => new(Name, leaf);
}
