using ApiGenerator.Naming;
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
        foreach (var property in model.Properties.FindAll(IsLazy))
        {
            ModelFrame.HideSecret(file, property);
            _code.Line($"private {file.Type(property.Use.Shape)}? {Field(property)};");
        }

        _code.Line();
        foreach (var property in model.Properties)
        {
            WriteProperty(property);
        }

        WriteRead();
        _code.Line();
        WriteWrite();
        _code.Close();
    }

    private bool IsRequired(PropertyDefinition property) => model.IsOnlyBody && property.IsRequired;

    // A promised model that the server left out is made when asked for: a page of rows makes none in vain, and a
    // model that holds its own kind has an end.
    private bool IsLazy(PropertyDefinition property) =>
        property is { IsNullable: false, Use.Shape: TypeShape.Model } && !IsRequired(property);

    private void WriteProperty(PropertyDefinition property)
    {
        var type = file.Type(property.Use.Shape);
        PropertyDocs.Write(_code, property);
        if (IsLazy(property))
        {
            ModelFrame.HideSecret(file, property);
            _code.Open($"public {type} {property.Name}");
            _code.Line($"get => {Field(property)} ??= new();");
            _code.Line($"set => {Field(property)} = value;");
            _code.Close();
        }
        else
        {
            ModelFrame.HideSecretProperty(file, property);
            var required = IsRequired(property) ? "required " : "";
            var initial = property.IsNullable || IsRequired(property) ? "" : Initial(property.Use.Shape);
            _code.Line($"public {required}{type}{(property.IsNullable ? "?" : "")} {property.Name} {{ get; set; }}{initial}");
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
            var target = IsLazy(property) ? Field(property) : property.Name;
            var read = property.IsNullable || IsLazy(property)
                ? _json.Read(property.Use.Shape, property.IsNullable, "reader")
                : _json.ReadOrEmpty(property.Use.Shape, "reader");

            // A required model that does not fit keeps what it has, as any other value does.
            var forgive = IsRequired(property) && property is { IsNullable: false, Use.Shape: TypeShape.Model } ? "!" : "";
            ModelFrame.Case(_code, i, $"model.{target} = {read}{forgive};");
        }

        ModelFrame.CloseRead(_code);
    }

    private void WriteWrite()
    {
        ModelFrame.OpenWrite(file);
        foreach (var property in model.Properties)
        {
            var value = IsLazy(property) ? Field(property) : property.Name;
            if (property is { IsRequired: true, Use.IsNullable: true })
            {
                _code.Open($"if ({property.Name} is null)");
                _code.Line($"writer.WriteNull({Literal.Utf8(property.WireName)});");
                _code.Close();
                _code.Open("else");
                _json.WriteProperty(property.Use.Shape, property.WireName, value);
                _code.Close();
                _code.Line();
            }
            else
            {
                _json.WriteProperty(property.Use.Shape, property.WireName, value);
            }
        }

        ModelFrame.CloseWrite(_code);
    }

    private string Initial(TypeShape shape) => shape switch
    {
        TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText } => " = \"\";",
        TypeShape.Scalar { Kind: ScalarKind.Bytes } => " = [];",
        TypeShape.List => " = [];",
        TypeShape.Map => $" = {_json.EmptyMap(shape)};",
        _ => "",
    };

    private string RequiredInitial(PropertyDefinition property) => property switch
    {
        { IsNullable: true } => "null",
        { Use.Shape: TypeShape.Model } => "null!",
        { Use.Shape: var shape } when Initial(shape) is { Length: > 0 } initial => initial[3..^1],
        _ => "default",
    };

    private static string Field(PropertyDefinition property) => "_" + Identifier.LowerFirst(property.Name);
}
