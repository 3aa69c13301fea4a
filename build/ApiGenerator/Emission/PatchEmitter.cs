using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes the model of a partial update: what is not set is not sent.</summary>
internal sealed class PatchEmitter(CSharpFile file, ModelDefinition model)
{
    private readonly CodeWriter _code = file.Code;
    private readonly JsonCode _json = new(file);

    public void Write()
    {
        var remarks = "A partial update: only the properties that are set are sent.";
        if (!model.IsOnlyPatch)
        {
            remarks += $" The whole object is <see cref=\"{model.Name}\"/>.";
        }

        ModelFrame.Open(file, model.PatchName, model.Summary, model.Properties, remarks);
        foreach (var property in model.Properties.FindAll(property => !IsFreeOfNull(property)))
        {
            ModelFrame.HideSecret(file, property);
            _code.Line($"private {Type(property)} {ModelFrame.Field(property)};");
        }

        _code.Line();
        foreach (var property in model.Properties)
        {
            PropertyDocs.Write(_code, property, property.Use.IsNullable ? ["Null clears it."] : []);
            WriteProperty(property);
        }

        WriteRead();
        _code.Line();
        WriteWrite();
        _code.Close();
    }

    private void WriteProperty(PropertyDefinition property)
    {
        if (IsFreeOfNull(property))
        {
            Deprecation.Write(file, property);
            ModelFrame.HideSecret(file, property);
            _code.Line($"public {Type(property)} {property.Name} {{ get; set; }}");
            _code.Line();
            return;
        }

        var field = ModelFrame.Field(property);
        _code.Doc("exception", "The value is null, which the server does not take.", $" cref=\"{file["ArgumentNullException"]}\"");
        Deprecation.Write(file, property);
        ModelFrame.HideSecret(file, property);
        _code.Open($"public {Type(property)} {property.Name}");
        _code.Line($"get => {field};");
        _code.Line($"set => {field} = {file["FieldValue"]}.NotNull(value, nameof({property.Name}));");
        _code.Close();
        _code.Line();
    }

    // Of a value type there is no null to refuse; where null clears the field it is welcome.
    private static bool IsFreeOfNull(PropertyDefinition property) => property.Use.IsNullable || property.Use.Shape is not (
        TypeShape.Model or TypeShape.List or TypeShape.Map
        or TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText or ScalarKind.Bytes });

    private string Type(PropertyDefinition property) => $"{file["Optional"]}<{file.Type(property.Use)}>";

    private void WriteRead()
    {
        ModelFrame.OpenRead(file, model.PatchName, () => _code.Line($"var model = new {model.PatchName}();"));
        for (var i = 0; i < model.Properties.Count; i++)
        {
            var property = model.Properties[i];
            var (shape, nullable) = property.Use;
            var read = nullable ? _json.Read(shape, nullable, "reader") : _json.ReadOrEmpty(shape, "reader");
            var forgive = !nullable && shape is TypeShape.Model ? "!" : "";
            ModelFrame.Case(_code, i, $"model.{property.Name} = {CodeWriter.Call($"reader.ToOptional<{file.Type(property.Use)}>(", read + forgive)};");
        }

        ModelFrame.CloseRead(_code);
    }

    private void WriteWrite()
    {
        ModelFrame.OpenWrite(file);
        foreach (var property in model.Properties)
        {
            _code.Open($"if ({property.Name}.HasValue)");
            _json.WriteProperty(property.Use.Shape, property.WireName, property.Name + ".Value");
            _code.Close();
            _code.Line();
        }

        ModelFrame.CloseWrite(_code);
    }
}
