using ApiGenerator.Description;

namespace ApiGenerator.Types;

/// <summary>JSON has no bytes: a file within a JSON body or response is a text, usually its url.</summary>
internal static class JsonShapes
{
    public static TypeUse WithoutBytes(TypeUse use, Node schema, Report report)
    {
        var shape = WithoutBytes(use.Shape);
        if (shape == use.Shape)
        {
            return use;
        }

        report.Add(schema.Pointer, "bytes cannot stand in JSON; they become text");
        return use with { Shape = shape };
    }

    private static TypeShape WithoutBytes(TypeShape shape) => shape switch
    {
        TypeShape.Binary => TypeShape.Text,
        TypeShape.List list => new TypeShape.List(list.Element with { Shape = WithoutBytes(list.Element.Shape) }),
        TypeShape.Map map => new TypeShape.Map(map.Value with { Shape = WithoutBytes(map.Value.Shape) }),
        _ => shape,
    };
}
