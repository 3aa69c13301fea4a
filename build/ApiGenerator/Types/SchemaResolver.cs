using ApiGenerator.Description;
using ApiGenerator.Naming;

namespace ApiGenerator.Types;

/// <summary>Turns schemas into types, and collects the models and open enums that are named on the way.</summary>
internal sealed class SchemaResolver
{
    private readonly ApiDescription _description;
    private readonly Report _report;
    private readonly NameScope _names;
    private readonly EnumFactory _enums;
    private readonly ModelFactory _models;
    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeUse> _resolved = new(StringComparer.Ordinal);
    private readonly HashSet<string> _active = new(StringComparer.Ordinal);

    public SchemaResolver(ApiDescription description, Report report, NameScope names)
    {
        _description = description;
        _report = report;
        _names = names;
        _enums = new EnumFactory(names, report);
        _models = new ModelFactory(this, description.References, report, names);
        foreach (var (name, schema) in description.Root["components"].Members("schemas"))
        {
            _components.Add(schema.Pointer, names.Take(GivenName.Of(schema, report) ?? Identifier.TypeName(name)));
        }
    }

    public IReadOnlyList<EnumDefinition> Enums => _enums.All;

    public IReadOnlyList<ModelDefinition> Models => _models.All;

    public IReadOnlyList<FormDefinition> Forms => _models.AllForms;

    /// <summary>The name of a component's type; null for a schema that stands where it is used.</summary>
    public string? ComponentName(Node schema) => _components.GetValueOrDefault(schema.Pointer);

    public TypeUse Resolve(Node schema, NameHint hint)
    {
        if (!schema.IsObject)
        {
            return TypeUse.Anything;
        }

        if (schema["$ref"].IsText)
        {
            var target = _description.References.Resolve(schema);
            return target.Exists ? ResolveNamed(target, hint).OrNull(SchemaFacts.IsNullable(schema)) : TypeUse.Anything;
        }

        return ResolveNamed(schema, hint);
    }

    /// <summary>A multipart or url-encoded body of a schema.</summary>
    public FormDefinition Form(Node schema, NameHint hint, bool isMultipart) => _models.Form(schema, hint, isMultipart);

    public bool HasBinary(Node schema) =>
        ObjectShape.Of(schema, _description.References).Properties.Exists(property =>
        {
            var at = _description.References.Resolve(property.Schema);
            return SchemaFacts.IsBinary(at) || SchemaFacts.IsBinary(_description.References.Resolve(at["items"]));
        });

    private TypeUse ResolveNamed(Node schema, NameHint hint)
    {
        if (_resolved.TryGetValue(schema.Pointer, out var known))
        {
            return known;
        }

        if (_models.Find(schema) is { } model)
        {
            return new TypeUse(new TypeShape.Model(model), SchemaFacts.IsNullable(schema));
        }

        if (!_active.Add(schema.Pointer))
        {
            _report.Add(schema.Pointer, "the schema holds itself without an object between; it becomes RawJson");
            return TypeUse.Anything;
        }

        var use = ResolveShape(schema, ComponentName(schema) is { } name ? new NameHint("", name) : hint);
        _active.Remove(schema.Pointer);
        _resolved[schema.Pointer] = use;
        return use;
    }

    private TypeUse ResolveShape(Node schema, NameHint hint)
    {
        var nullable = SchemaFacts.IsNullable(schema);
        if (schema.Items("allOf").Any())
        {
            return ResolveAll(schema, hint).OrNull(nullable);
        }

        var choices = schema.Items("oneOf").Concat(schema.Items("anyOf")).ToList();
        if (choices.Count > 0)
        {
            return ResolveChoice(schema, choices, hint).OrNull(nullable);
        }

        if (schema.Has("not"))
        {
            _report.Add(schema.Pointer, "not is left to the server");
        }

        var types = SchemaFacts.Types(schema);
        if (SchemaFacts.IsNull(schema))
        {
            return TypeUse.Anything;
        }

        if (SchemaFacts.IsEnum(schema) && ResolveEnum(schema, types, hint) is { } values)
        {
            return new TypeUse(values, nullable);
        }

        if (types.Count > 1)
        {
            return types is ["integer", "number"] or ["number", "integer"]
                ? new TypeUse(new TypeShape.Scalar(ScalarKind.Double), nullable)
                : Unexpressed(schema, $"one of several types ({string.Join(", ", types)})");
        }

        return types.Count == 0 ? TypeUse.Anything : new TypeUse(ResolveType(types[0], schema, hint), nullable);
    }

    private TypeShape ResolveType(string type, Node schema, NameHint hint)
    {
        switch (type)
        {
            case "string":
                return SchemaFacts.IsBinary(schema) ? new TypeShape.Binary() : new TypeShape.Scalar(TextKind(schema));
            case "integer":
                return new TypeShape.Scalar(SchemaFacts.IsWide(schema) ? ScalarKind.Int64 : ScalarKind.Int32);
            case "number":
                return new TypeShape.Scalar(schema.Text("format") == "decimal" ? ScalarKind.Decimal : ScalarKind.Double);
            case "boolean":
                return new TypeShape.Scalar(ScalarKind.Boolean);
            case "array":
                return new TypeShape.List(Inner(schema["items"], hint));
            case "object":
                return ResolveObject(schema, hint);
            default:
                _report.Add(schema.Pointer, $"the type {type} is unknown; it becomes RawJson");
                return new TypeShape.Raw();
        }
    }

    private TypeShape ResolveObject(Node schema, NameHint hint)
    {
        if (schema.Members("properties").Any())
        {
            return new TypeShape.Model(_models.Create(schema, hint));
        }

        var values = schema["additionalProperties"];
        return values.Json is System.Text.Json.Nodes.JsonObject { Count: > 0 }
            ? new TypeShape.Map(Inner(values, hint.Then("Value")))
            : new TypeShape.Raw();
    }

    // A list of anything holds RawJson, of which JSON's null is a value.
    private TypeUse Inner(Node schema, NameHint hint)
    {
        var use = Resolve(schema, hint);
        if (use.Shape is TypeShape.Raw)
        {
            return use with { IsNullable = false };
        }

        return use;
    }

    private TypeShape? ResolveEnum(Node schema, IReadOnlyList<string> types, NameHint hint)
    {
        var values = SchemaFacts.EnumValues(schema);
        if (values.Count == 0)
        {
            return null;
        }

        return types switch
        {
            ["integer"] or ["number"] or ["boolean"] => ResolveType(types[0], schema, hint),
            [] when !schema.Items("enum").Concat([schema["const"]]).Any(value => value.IsText) => null,
            [] or ["string"] => new TypeShape.Enum(_enums.Create(schema, [schema], ComponentName(schema), hint)),
            _ => null,
        };
    }

    private TypeUse ResolveAll(Node schema, NameHint hint)
    {
        var parts = schema.Items("allOf").Where(part => IsMeaningful(part)).ToList();
        var hasOwn = schema.Members("properties").Any();
        if (parts.Count == 1 && !hasOwn && !IsOwnObject(schema))
        {
            return Resolve(parts[0], hint);
        }

        if (ObjectShape.Of(schema, _description.References).Properties.Count > 0)
        {
            return new TypeUse(new TypeShape.Model(_models.Create(schema, hint)), IsNullable: false);
        }

        if (parts.Count == 0)
        {
            return TypeUse.Anything;
        }

        var uses = parts.ConvertAll(part => Resolve(part, hint));
        return uses.TrueForAll(use => use.Shape == uses[0].Shape)
            ? uses[0]
            : Unexpressed(schema, "allOf of several schemas that are no objects");
    }

    // A named schema that takes all of another over is a type of its own, with what it demands itself; at a place of use the
    // single part is only described anew.
    private bool IsOwnObject(Node schema) =>
        ComponentName(schema) is not null && ObjectShape.Of(schema, _description.References).Properties.Count > 0;

    private TypeUse ResolveChoice(Node schema, List<Node> choices, NameHint hint)
    {
        var targets = choices.ConvertAll(choice => (Choice: choice, Target: _description.References.Resolve(choice)));
        var nullable = targets.Exists(choice => SchemaFacts.IsNull(choice.Target) || SchemaFacts.IsNullable(choice.Target));
        var left = targets.FindAll(choice => !SchemaFacts.IsNull(choice.Target));
        var texts = left.FindAll(choice => !SchemaFacts.IsBlank(choice.Target));

        // A blank beside an enum needs no type of its own: the enum is open.
        if (texts.Count > 0 && texts.TrueForAll(choice => SchemaFacts.IsEnum(choice.Target) || choice.Target.Text("type") == "string"))
        {
            left = texts;
        }

        if (left.Count == 0)
        {
            return TypeUse.Anything;
        }

        if (left.Count == 1)
        {
            return Resolve(left[0].Choice, hint).OrNull(nullable);
        }

        if (left.TrueForAll(choice => SchemaFacts.IsEnum(choice.Target) && SchemaFacts.Types(choice.Target) is ["string"]))
        {
            var merged = _enums.Create(schema, [.. left.Select(choice => choice.Target)], ComponentName(schema), hint);
            return new TypeUse(new TypeShape.Enum(merged), nullable);
        }

        if (left.TrueForAll(choice => SchemaFacts.Types(choice.Target) is ["string" or "integer" or "number" or "boolean"]))
        {
            var uses = left.ConvertAll(choice => Resolve(choice.Choice, hint).Shape);
            if (uses.TrueForAll(use => use == uses[0]))
            {
                return new TypeUse(uses[0], nullable);
            }

            // Any text can hold what several formats of text can.
            if (left.TrueForAll(choice => SchemaFacts.Types(choice.Target) is ["string"]))
            {
                return new TypeUse(TypeShape.Text, nullable);
            }
        }

        return Unexpressed(schema, "a choice of several schemas");
    }

    private TypeUse Unexpressed(Node schema, string what)
    {
        _report.Add(schema.Pointer, $"{what} cannot be expressed; it becomes RawJson");
        return TypeUse.Anything;
    }

    private bool IsMeaningful(Node part)
    {
        if (part["$ref"].IsText)
        {
            return _description.References.Resolve(part).Exists;
        }

        return SchemaFacts.Types(part).Count > 0 || SchemaFacts.IsEnum(part)
            || part.Items("allOf").Any() || part.Items("oneOf").Any() || part.Items("anyOf").Any();
    }

    private static ScalarKind TextKind(Node schema) => (schema.Text("format") ?? schema.Text("x-format")) switch
    {
        "uuid" => ScalarKind.Guid,
        "date-time" => ScalarKind.DateTimeOffset,
        "date" => ScalarKind.DateOnly,
        "byte" => ScalarKind.Bytes,
        "decimal" => ScalarKind.Decimal,
        _ => schema.Text("contentEncoding") == "base64" ? ScalarKind.Bytes
            : schema.Flag("x-repeats") == true ? ScalarKind.RepeatedText
            : ScalarKind.Text,
    };
}
