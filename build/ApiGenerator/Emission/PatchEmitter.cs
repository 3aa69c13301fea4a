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
        _code.Line();
        foreach (var property in model.Properties)
        {
            PropertyDocs.Write(_code, property, property.Use.IsNullable ? ["Null clears it."] : []);
            ModelFrame.HideSecretProperty(file, property);
            _code.Line($"public {Type(property)} {property.Name} {{ get; set; }}");
            _code.Line();
        }

        WriteRead();
        _code.Line();
        WriteWrite();
        _code.Close();
    }

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
            ModelFrame.Case(_code, i, $"model.{property.Name} = new({read}{forgive});");
        }

        ModelFrame.CloseRead(_code);
    }

    private void WriteWrite()
    {
        ModelFrame.OpenWrite(file);
        foreach (var property in model.Properties)
        {
            var value = property.Name + ".Value";
            _code.Open($"if ({property.Name}.HasValue)");
            if (property.Use.IsNullable)
            {
                _code.Open($"if ({value} is null)");
                _code.Line($"writer.WriteNull({Literal.Utf8(property.WireName)});");
                _code.Close();
                _code.Open("else");
                _json.WriteProperty(property.Use.Shape, property.WireName, value);
                _code.Close();
            }
            else
            {
                _json.WriteProperty(property.Use.Shape, property.WireName, value);
            }

            _code.Close();
            _code.Line();
        }

        ModelFrame.CloseWrite(_code);
    }
}
