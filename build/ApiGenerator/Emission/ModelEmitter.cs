using System.Globalization;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes a model: settable where servers respond it, with required properties where it is only sent.</summary>
internal sealed class ModelEmitter(CSharpFile file, ModelDefinition model)
{
    private readonly CodeWriter _code = file.Code;
    private readonly JsonCode _json = new(file);

    public void Write()
    {
        ModelFrame.Open(file, model.Name, model.Summary, model.Properties);
        if (IsTracked)
        {
            _code.Line();
            model.Properties.FindAll(property => !IsApart(property)).ForEach(property => WriteField(property, "private", ModelFrame.Field(property)));
            if (HasApart)
            {
                _code.Line("private SeldomFields? _seldom;");
                _code.Line();
                _code.Line("private SeldomFields Seldom => _seldom ??= new();");
            }
        }

        _code.Line();
        for (var i = 0; i < model.Properties.Count; i++)
        {
            WriteProperty(model.Properties[i], i);
        }

        WriteRead();
        _code.Line();
        WriteWrite();
        if (HasApart)
        {
            _code.Line();
            _code.Open("private sealed class SeldomFields");
            model.Properties.FindAll(IsApart).ForEach(property => WriteField(property, "public", property.Name));
            _code.Close();
        }

        _code.Close();
    }

    private bool HasApart => model.Properties.Exists(IsApart);

    // What is null as a rule stands in an object of its own, which a row without any of it does not have.
    private bool IsApart(PropertyDefinition property) =>
        IsTracked && property is { IsSeldom: true, IsNullable: true, IsIdentity: false } && property.WireName != model.ErrorProperty;

    private string Field(PropertyDefinition property) => IsApart(property) ? "_seldom?." + property.Name : ModelFrame.Field(property);

    // What servers respond remembers which of its properties were read or set. What is only sent needs no memory: it is
    // sent whole, but for what may be left out and is null.
    private bool IsTracked => !model.IsOnlyBody;

    private bool IsRequired(PropertyDefinition property) => model.IsOnlyBody && property.IsRequired;

    // A promised model that the server left out is made when asked for: a page of rows makes none in vain, and a
    // model that holds its own kind has an end.
    private bool IsLazy(PropertyDefinition property) =>
        property is { IsNullable: false, Use.Shape: TypeShape.Model } && !IsRequired(property);

    private void WriteField(PropertyDefinition property, string access, string name)
    {
        ModelFrame.HideSecret(file, property);
        var type = file.Type(property.Use.Shape);
        var isNullable = property.IsNullable || IsLazy(property);
        _code.Line($"{access} {type}{(isNullable ? "?" : "")} {name}{(isNullable ? ";" : Initial(property.Use.Shape, ";"))}");
    }

    private void WriteProperty(PropertyDefinition property, int index)
    {
        var type = file.Type(property.Use.Shape) + (property.IsNullable ? "?" : "");
        PropertyDocs.Write(_code, property);
        Deprecation.Write(file, property, IsRequired(property));
        if (IsTracked)
        {
            ModelFrame.HideSecret(file, property);
            var field = IsApart(property) ? "Seldom." + property.Name : ModelFrame.Field(property);

            // Null takes away what cannot be null on the wire.
            var presence = property is { IsNullable: true, Use.IsNullable: false } ? ", value is not null" : "";
            _code.Open($"public {type} {property.Name}");
            _code.Line($"get => {Field(property)}{(IsLazy(property) ? " ??= new()" : "")};");
            _code.Line($"set => Set(ref {field}, value, Properties, {index.ToString(CultureInfo.InvariantCulture)}{presence});");
            _code.Close();
        }
        else
        {
            ModelFrame.HideSecretProperty(file, property);
            var required = IsRequired(property) ? "required " : "";
            _code.Line($"public {required}{type} {property.Name} {{ get; set; }}");
        }

        _code.Line();
    }

    private void WriteRead()
    {
        var required = model.Properties.FindAll(IsRequired);
        ModelFrame.OpenRead(file, model.Name, () =>
        {
            if (required.Count == 0)
            {
                _code.Line($"var model = new {model.Name}();");
                return;
            }

            _code.Open($"var model = new {model.Name}");
            required.ForEach(property => _code.Line($"{property.Name} = {RequiredInitial(property)},"));
            _code.Close(";");
        });
        for (var i = 0; i < model.Properties.Count; i++)
        {
            var property = model.Properties[i];
            var target = IsTracked ? ModelFrame.Field(property) : property.Name;
            var read = property.IsIdentity && property.Use.Shape is TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText }
                ? "reader.ReadIdentityText()" + (property.IsNullable ? "" : " ?? \"\"")
                : property.IsNullable || IsLazy(property)
                ? _json.Read(property.Use.Shape, property.IsNullable, "reader")
                : _json.ReadOrEmpty(property.Use.Shape, "reader");

            // A required model that does not fit keeps what it has, as any other value does.
            if (IsApart(property))
            {
                var value = string.Create(CultureInfo.InvariantCulture, $"value{i}");
                ModelFrame.Case(_code, i, $$"""
                    if ({{read}} is var {{value}}
                        && ({{value}} is not null || model._seldom is not null))
                    {
                        model.Seldom.{{property.Name}} = {{value}};
                    }

                    """);
                continue;
            }

            var forgive = IsRequired(property) && property is { IsNullable: false, Use.Shape: TypeShape.Model } ? "!" : "";
            ModelFrame.Case(_code, i, $"model.{target} = {read}{forgive};");
        }

        ModelFrame.CloseRead(_code, WriteChecks);
    }

    // An error comes first: a response that reports one need not be the object, or the list, that was asked for.
    private void WriteChecks()
    {
        if (!model.IsResponse)
        {
            return;
        }

        if (model.Properties.Find(property => property.WireName == model.ErrorProperty) is { } error)
        {
            _code.Line($"reader.CheckError({Literal.Text(error.WireName)}, model, model.{ModelFrame.Field(error)});");
        }

        foreach (var property in model.Properties.FindAll(property => property.IsIdentity))
        {
            _code.Line($"reader.CheckIdentity({Literal.Text(property.WireName)}, model.{ModelFrame.Field(property)});");
        }

        foreach (var member in model.Envelope)
        {
            var index = model.Properties.FindIndex(property => property.WireName == member);
            if (index >= 0)
            {
                _code.Line($"reader.CheckMember({Literal.Text(member)}, {index.ToString(CultureInfo.InvariantCulture)}, ref property);");
            }
        }
    }

    private void WriteWrite()
    {
        ModelFrame.OpenWrite(file);
        for (var i = 0; i < model.Properties.Count; i++)
        {
            var property = model.Properties[i];
            _code.Open($"if ({IsWritten(property, i)})");
            _json.WriteProperty(property.Use.Shape, property.WireName, IsTracked ? Field(property) : property.Name);
            _code.Close();
            if (IsLazy(property))
            {
                _code.Open("else");
                _code.Line($"writer.WriteFilled({Literal.Utf8(property.WireName)}, {ModelFrame.Field(property)});");
                _code.Close();
            }

            _code.Line();
        }

        ModelFrame.CloseWrite(_code);
    }

    private string IsWritten(PropertyDefinition property, int index)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        return IsTracked ? $"IsPresent({number})"
            : IsRequired(property) ? $"IsSent({number}, {IsDefault(property)})"
            : $"{property.Name} is not null || IsPresent({number})";
    }

    private static string IsDefault(PropertyDefinition property) => property switch
    {
        { IsNullable: true } or { Use.Shape: TypeShape.Model } => $"{property.Name} is null",
        { Use.Shape: TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText } } => $"string.IsNullOrEmpty({property.Name})",
        { Use.Shape: TypeShape.Scalar { Kind: ScalarKind.Bytes } } => $"{property.Name} is not {{ Length: > 0 }}",
        { Use.Shape: TypeShape.List or TypeShape.Map } => $"{property.Name} is not {{ Count: > 0 }}",
        _ => $"{property.Name} == default",
    };

    private string Initial(TypeShape shape, string otherwise = "") => shape switch
    {
        TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText } => " = \"\";",
        TypeShape.Scalar { Kind: ScalarKind.Bytes } => " = [];",
        TypeShape.List => " = [];",
        TypeShape.Map => $" = {_json.EmptyMap(shape)};",
        _ => otherwise,
    };

    private string RequiredInitial(PropertyDefinition property) => property switch
    {
        { IsNullable: true } => "null",
        { Use.Shape: TypeShape.Model } => "null!",
        { Use.Shape: var shape } when Initial(shape) is { Length: > 0 } initial => initial[3..^1],
        _ => "default",
    };
}
