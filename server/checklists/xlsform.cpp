#include "server/checklists/xlsform.h"

#include "core/forms/form_definition.h"
#include "server/checklists/body_writer.h"
#include "server/checklists/row_places.h"
#include "server/checklists/sheet_values.h"
#include "server/checklists/spreadsheet.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace wupan {
namespace {

struct Namespace
{
    const char* attribute;
    const char* uri;
};

constexpr std::array kNamespaces{
    Namespace{"xmlns", "http://www.w3.org/2002/xforms"},
    Namespace{"xmlns:h", "http://www.w3.org/1999/xhtml"},
    Namespace{"xmlns:ev", "http://www.w3.org/2001/xml-events"},
    Namespace{"xmlns:xsd", "http://www.w3.org/2001/XMLSchema"},
    Namespace{"xmlns:jr", "http://openrosa.org/javarosa"},
    Namespace{"xmlns:orx", "http://openrosa.org/xforms"},
    Namespace{"xmlns:odk", "http://www.opendatakit.org/xforms"},
    Namespace{"xmlns:wupan", "https://wupan.example/xforms"},
};

/// Those of the settings: esri="http://esri.com/xforms" foo="http://foo.example".
void writeNamespaces(pugi::xml_node html, const FormRow& settings, Mistakes& mistakes)
{
    for (const Namespace& one : kNamespaces)
        html.append_attribute(one.attribute) = one.uri;
    std::istringstream words{settings.text("namespaces")};
    for (std::string word; words >> word;) {
        const std::size_t sign = word.find('=');
        const std::string prefix = word.substr(0, sign);
        const bool isQuoted = sign != std::string::npos && word.size() > sign + 3 &&
                              word[sign + 1] == '"' && word.back() == '"';
        if (!isQuoted || !isName(prefix))
            mistakes.error(settings.place("namespaces"), "namespaceShape", {{"text", word}});
        else
            html.append_attribute(("xmlns:" + prefix).c_str()) =
                word.substr(sign + 2, word.size() - sign - 3).c_str();
    }
}

void checkSettings(const FormRow& settings, Mistakes& mistakes)
{
    constexpr std::size_t kLongest = 100;
    for (const char* key : {"form_id", "version"}) {
        const std::string& text = settings.text(key);
        if (text.empty())
            mistakes.error(settings.place(), "settingMissing", {{"name", key}});
        else if (text.size() > kLongest)
            mistakes.error(settings.place(key), "settingTooLong", {{"name", key}});
    }
    if (!settings.has("form_title"))
        mistakes.warning(settings.place(), "titleMissing", {{"name", settings.text("form_id")}});
}

std::string textOf(const pugi::xml_document& document)
{
    std::ostringstream out;
    // A blank more or less in a label would be seen.
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

std::string written(const FormTables& tables, FilePlaces& files, RowPlaces& rows,
                    Mistakes& mistakes)
{
    const SurveyTree tree(tables, mistakes);
    rows = RowPlaces(tree, tables);
    References references(tree, mistakes);
    FormTexts texts(tables, references, files, mistakes);
    ChoiceLists lists(tables, mistakes);
    pugi::xml_document document;
    pugi::xml_node html = document.append_child("h:html");
    writeNamespaces(html, tables.settings, mistakes);
    pugi::xml_node head = html.append_child("h:head");
    const std::string& title = tables.settings.text("form_title");
    head.append_child("h:title").text() =
        (title.empty() ? tables.settings.text("form_id") : title).c_str();
    pugi::xml_node model = head.append_child("model");
    model.append_attribute("odk:xforms-version") = "1.0.0";
    const FormParts parts{tables, tree, lists, references, texts, files, mistakes};
    BodyWriter(parts).write(html.append_child("h:body"));
    ModelWriter(parts).write(model);
    texts.warnOfMissing(tables.survey);
    texts.warnOfMissing(tables.choices);
    return mistakes.hasErrors() ? std::string() : textOf(document);
}

/// What the tablet would say of it, where it stands in the spreadsheet.
void addRefusals(const Error& refusal, const std::vector<forms::FormProblem>& problems,
                 const RowPlaces& rows, CheckedForm& form)
{
    Mistakes mistakes;
    if (problems.empty())
        mistakes.error({}, "formRefused", {{"text", refusal.detail}});
    for (const forms::FormProblem& problem : problems)
        mistakes.add(rows.mistakeOf(problem));
    for (Mistake& mistake : mistakes.inOrder())
        form.mistakes.push_back(std::move(mistake));
    form.xml.clear();
}

/// What is no XML stays as it is, for core/forms to say so.
void addFiles(const forms::FormFiles& files, CheckedForm& form)
{
    pugi::xml_document document;
    if (!document.load_buffer(form.xml.data(), form.xml.size(),
                              pugi::parse_default | pugi::parse_ws_pcdata))
        return;
    Mistakes mistakes;
    // Those of the sheets are warnings, and stand among the others by row.
    for (Mistake& mistake : form.mistakes)
        mistakes.warning(mistake.place, mistake.key, std::move(mistake.values));
    warnOfUnused(document, files, mistakes);
    if (embedFiles(document, files, form.places, mistakes))
        form.xml = textOf(document);
    form.files = mediaOf(document, files, form.places, mistakes);
    if (mistakes.hasErrors())
        form.xml.clear();
    form.mistakes = mistakes.inOrder();
}

CheckedForm converted(const Workbook& workbook, RowPlaces& rows)
{
    CheckedForm form;
    Mistakes mistakes;
    const FormTables tables = readTables(workbook, mistakes);
    checkSettings(tables.settings, mistakes);
    if (!tables.survey.empty() || !mistakes.hasErrors())
        form.xml = written(tables, form.places, rows, mistakes);
    form.formId = tables.settings.text("form_id");
    form.version = tables.settings.text("version");
    form.title = tables.settings.text("form_title");
    if (form.title.empty())
        form.title = form.formId;
    form.mistakes = mistakes.inOrder();
    return form;
}

CheckedForm converted(std::string_view bytes, RowPlaces& rows)
{
    const auto workbook = readWorkbook(bytes);
    if (workbook)
        return converted(*workbook, rows);
    CheckedForm form;
    form.mistakes.push_back({{}, workbook.error().detail, {}, false});
    return form;
}

/// An XForm as it is, an XLSForm converted.
CheckedForm taken(std::string_view bytes, RowPlaces& rows)
{
    if (!trimmed(bytes.substr(0, 100)).starts_with('<'))
        return converted(bytes, rows);
    CheckedForm form;
    form.xml = bytes;
    return form;
}

} // namespace

CheckedForm convertXlsForm(std::string_view bytes)
{
    RowPlaces rows;
    return converted(bytes, rows);
}

CheckedForm convertXlsForm(const Workbook& workbook)
{
    RowPlaces rows;
    return converted(workbook, rows);
}

std::set<std::string> filesNamedBy(std::string_view bytes)
{
    RowPlaces rows;
    const CheckedForm form = taken(bytes, rows);
    pugi::xml_document document;
    if (document.load_buffer(form.xml.data(), form.xml.size()))
        return namesIn(document);
    std::set<std::string> names;
    for (const auto& [name, place] : form.places)
        names.insert(name);
    return names;
}

CheckedForm checkForm(std::string_view bytes, const forms::FormFiles& files)
{
    RowPlaces rows;
    CheckedForm form = taken(bytes, rows);
    if (!form.isSound())
        return form;
    addFiles(files, form);
    if (!form.isSound())
        return form;
    std::vector<forms::FormProblem> problems;
    const auto read = forms::parseForm(form.xml, {}, problems);
    if (!read) {
        addRefusals(read.error(), problems, rows, form);
        return form;
    }
    form.formId = (*read)->formId;
    form.version = (*read)->version;
    form.title = (*read)->title.empty() ? form.formId : (*read)->title;
    if (form.version.empty())
        addRefusals({ErrorCode::unreadableFile, "instance: the form has no version"}, {}, rows,
                    form);
    return form;
}

} // namespace wupan
