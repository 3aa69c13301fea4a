namespace ApiGenerator.Types;

/// <summary>Marks models as sent, answered or patched, with all that they hold.</summary>
internal static class ModelUses
{
    public static void Mark(TypeUse? body, TypeUse? answer)
    {
        if (body?.Shape is TypeShape.Patch patch)
        {
            patch.Definition.IsPatch = true;
            foreach (var property in patch.Definition.Properties)
            {
                Mark(property.Use.Shape, isAnswer: false);
            }
        }
        else if (body is not null)
        {
            Mark(body.Shape, isAnswer: false);
        }

        if (answer is not null)
        {
            Mark(answer.Shape, isAnswer: true);
        }
    }

    private static void Mark(TypeShape shape, bool isAnswer)
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
                case TypeShape.Model { Definition: var model } when !(isAnswer ? model.IsAnswer : model.IsBody):
                    model.IsAnswer |= isAnswer;
                    model.IsBody |= !isAnswer;
                    model.Properties.ForEach(property => open.Push(property.Use.Shape));
                    break;
            }
        }
    }
}
