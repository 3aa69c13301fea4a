namespace ApiGenerator.Types;

/// <summary>Marks models as sent, responded or patched, with all that they hold.</summary>
internal static class ModelUses
{
    public static void Mark(TypeUse? body, TypeUse? response)
    {
        if (body?.Shape is TypeShape.Patch patch)
        {
            patch.Definition.IsPatch = true;
            foreach (var property in patch.Definition.Properties)
            {
                Mark(property.Use.Shape, isResponse: false);
            }
        }
        else if (body is not null)
        {
            Mark(body.Shape, isResponse: false);
        }

        if (response is not null)
        {
            Mark(response.Shape, isResponse: true);
        }
    }

    private static void Mark(TypeShape shape, bool isResponse)
    {
        var open = new Stack<TypeShape>([shape]);
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case TypeShape.List list:
                    open.Push(list.Element.Shape);
                    break;
                case TypeShape.Map map:
                    open.Push(map.Value.Shape);
                    break;
                case TypeShape.Model { Definition: var model } when !(isResponse ? model.IsResponse : model.IsBody):
                    model.IsResponse |= isResponse;
                    model.IsBody |= !isResponse;
                    model.Properties.ForEach(property => open.Push(property.Use.Shape));
                    break;
            }
        }
    }
}
