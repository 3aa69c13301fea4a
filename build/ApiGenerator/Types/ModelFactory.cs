using ApiGenerator.Description;
using ApiGenerator.Naming;

namespace ApiGenerator.Types;

/// <summary>Makes models and forms of object schemas.</summary>
internal sealed class ModelFactory(SchemaResolver resolver, References references, Report report, NameScope names)
{
    /// <summary>The class within a model for what is null as a rule; within the model it would hide a type of that name.</summary>
    public const string SeldomFields = "SeldomFields";

    // Members of generated models and forms, and those that models inherit.
    private static readonly string[] GeneratedMembers =
        ["Read", "Write", "AdditionalData", "Properties", "ToContent", "Set", "HasField", "IsPresent", "IsSent", "Seldom", SeldomFields];

    private readonly Dictionary<string, ModelDefinition> _byPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormDefinition> _forms = new(StringComparer.Ordinal);
    private readonly List<ModelDefinition> _all = [];

    public IReadOnlyList<ModelDefinition> All => _all;

    public IReadOnlyList<FormDefinition> AllForms => [.. _forms.Values];

    public ModelDefinition? Find(Node schema) => _byPlace.GetValueOrDefault(schema.Pointer);

    public ModelDefinition Create(Node schema, NameHint hint)
    {
        var component = resolver.ComponentName(schema);
        var name = component ?? names.Take(GivenName.Of(schema, report) ?? hint.Name);
        var model = new ModelDefinition(name, Summary(schema, component ?? hint.Leaf));
        _byPlace.Add(schema.Pointer, model);
        _all.Add(model);
        model.Properties.AddRange(Properties(schema, name, forForm: false));
        model.Envelope.AddRange(schema.Items("x-envelope").Select(member => member.AsText ?? ""));
        model.ErrorProperty = schema.Text("x-error-property");
        ReportMarks(schema, model);
        return model;
    }

    public FormDefinition Form(Node schema, NameHint hint, bool isMultipart)
    {
        var at = references.Resolve(schema);
        var suffix = isMultipart ? "Multipart" : "Form";
        var key = at.Pointer + suffix;
        if (_forms.TryGetValue(key, out var known))
        {
            return known;
        }

        var component = resolver.ComponentName(at);
        var name = names.Take((component ?? GivenName.Of(at, report) ?? hint.Name) + suffix);
        var form = new FormDefinition(name, Summary(at, component ?? hint.Name), isMultipart);
        _forms.Add(key, form);
        form.Properties.AddRange(Properties(at, name, forForm: true));
        return form;
    }

    private static string Summary(Node schema, string name) =>
        DocText.Sentence(schema.Text("description")) ?? DocText.Sentence(schema.Text("title")) ?? $"{Words.Sentence(name)}.";

    private List<PropertyDefinition> Properties(Node schema, string typeName, bool forForm)
    {
        var shape = ObjectShape.Of(schema, references);
        foreach (var missing in shape.Required.Where(name => !shape.Properties.Exists(property => property.Name == name)))
        {
            report.Add(schema.Pointer, $"the required property {missing} is not described; it stays in AdditionalData");
        }

        var scope = NameScope.OfMembers(typeName, GeneratedMembers);
        return shape.Properties.ConvertAll(property => Property(property.Name, property.Schema, scope, typeName, shape, forForm));
    }

    private PropertyDefinition Property(string wire, Node schema, NameScope scope, string typeName, ObjectShape shape, bool forForm)
    {
        var pascal = GivenName.Of(schema, report) ?? Identifier.Pascal(wire, "Field");
        var name = scope.Take(pascal, pascal + "Value");
        var use = resolver.Resolve(schema, new NameHint(typeName, pascal));
        use = forForm ? FormUse(use, schema) : JsonShapes.WithoutBytes(use, schema, report);
        var target = references.Resolve(schema);
        if (schema.Flag("x-repeats") == true && use.Shape is TypeShape.Scalar { Kind: ScalarKind.Text })
        {
            use = use with { Shape = new TypeShape.Scalar(ScalarKind.RepeatedText) };
        }

        var listsValues = SchemaFacts.IsEnum(target) && use.Shape is TypeShape.Scalar;
        var isReadOnly = SchemaFacts.IsReadOnly(schema, target);

        // A form is only sent, and what is read-only is required in responses only.
        var isRequired = shape.Required.Contains(wire) && !(forForm && isReadOnly);
        return new PropertyDefinition(wire, name, use, isRequired, schema, Remarks(schema, target, listsValues))
        {
            IsReadOnly = isReadOnly,
            IsWriteOnly = SchemaFacts.IsWriteOnly(schema, target),
            Description = DocText.Sentence(schema.Text("description")) ?? DocText.Sentence(schema.Text("title")),
            IsSecret = SecretNames.IsSecret(wire, use.Shape, schema, target),
            IsDeprecated = schema.Flag("deprecated") == true,
            IsIdentity = !forForm && IsIdentity(schema, use.Shape),
            IsSeldom = schema.Flag("x-seldom") == true,
        };
    }

    private void ReportMarks(Node schema, ModelDefinition model)
    {
        foreach (var name in model.Envelope.Where(name => !model.Properties.Exists(property => property.WireName == name)))
        {
            report.Add(schema.Pointer, $"x-envelope names {name}, which is not described");
        }

        if (model.ErrorProperty is { } error && !model.Properties.Exists(property => property.WireName == error && IsText(property.Use.Shape)))
        {
            report.Add(schema.Pointer, $"x-error-property names {error}, which is no text");
            model.ErrorProperty = null;
        }
    }

    private bool IsIdentity(Node schema, TypeShape shape)
    {
        if (schema.Flag("x-identity") != true)
        {
            return false;
        }

        var isSupported = IsText(shape) || shape is TypeShape.Scalar { Kind: ScalarKind.Guid or ScalarKind.Int32 or ScalarKind.Int64 };
        if (!isSupported)
        {
            report.Add(schema.Pointer, "x-identity is understood on uuids, integers and texts only");
        }

        return isSupported;
    }

    private static bool IsText(TypeShape shape) => shape is TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText };

    private static List<string> Remarks(Node schema, Node target, bool listsValues)
    {
        var remarks = SchemaFacts.Remarks(schema, listsValues && schema == target);
        if (schema != target && target.Exists)
        {
            remarks.AddRange(SchemaFacts.Remarks(target, listsValues).Except(remarks));
        }

        return remarks;
    }

    private TypeUse FormUse(TypeUse use, Node schema)
    {
        var isFlat = IsFlat(use.Shape) || use.Shape is TypeShape.List { Element: { IsNullable: false } element } && IsFlat(element.Shape);
        if (isFlat)
        {
            return use;
        }

        report.Add(schema.Pointer, "a form has no field of this shape; the field becomes RawJson and is sent as JSON text");
        return new TypeUse(new TypeShape.Raw(), use.IsNullable);
    }

    private static bool IsFlat(TypeShape shape) => shape is TypeShape.Scalar or TypeShape.Enum or TypeShape.Raw or TypeShape.Binary;
}
