using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes the class of a multipart or url-encoded body.</summary>
internal sealed class FormEmitter(CSharpFile file, FormDefinition form)
{
    private readonly CodeWriter _code = file.Code;
    private readonly TextCode _text = new(file);

    public void Write()
    {
        file.Declare(form.Properties.Select(property => property.Name));
        _code.Doc("summary", form.Summary);
        _code.Doc("remarks", form.IsMultipart ? "Sent as <c>multipart/form-data</c>." : "Sent as <c>application/x-www-form-urlencoded</c>.");
        ModelFrame.WriteDisplay(file, form.Name, form.Properties);
        Deprecation.AllowUse(file, form.Properties);
        _code.Open($"public sealed partial class {form.Name}");
        foreach (var property in form.Properties)
        {
            PropertyDocs.Write(_code, property);
            Deprecation.Write(file, property, !property.IsNullable);
            ModelFrame.HideSecretProperty(file, property);
            var required = property.IsNullable ? "" : "required ";
            _code.Line($"public {required}{Type(property)}{(property.IsNullable ? "?" : "")} {property.Name} {{ get; set; }}");
            _code.Line();
        }

        var content = file[form.IsMultipart ? "MultipartRequestContent" : "FormRequestContent"];
        _code.Open($"internal {content} ToContent()");
        _code.Line($"var content = new {content}();");
        form.Properties.ForEach(WriteAdd);
        _code.Line("return content;");
        _code.Close();
        _code.Close();
    }

    private string Type(PropertyDefinition property) =>
        IsUrlFile(property.Use.Shape) ? "string" : file.Type(property.Use.Shape);

    // A url-encoded form has no files.
    private bool IsUrlFile(TypeShape shape) => !form.IsMultipart && shape is TypeShape.Binary;

    private void WriteAdd(PropertyDefinition property)
    {
        var name = Literal.Text(property.WireName);
        if (property.Use.Shape is TypeShape.List list)
        {
            _code.Open($"foreach (var item in {property.Name}{(property.IsNullable ? " ?? []" : "")})");
            _code.Line($"content.Add({name}, {_text.Of(list.Element.Shape, "item", nullable: false, 'D')});");
            _code.Close();
            _code.Line();
            return;
        }

        _code.Line($"content.Add({name}, {_text.Of(property.Use.Shape, property.Name, property.IsNullable, 'D')});");
    }
}
