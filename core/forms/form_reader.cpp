#include "core/base/utf8.h"
#include "core/forms/body_reader.h"
#include "core/forms/dependency_graph.h"
#include "core/forms/form_problem.h"
#include "core/forms/form_xml.h"

#include <algorithm>

namespace wupan::forms {
namespace {

constexpr std::size_t kMaxBytes = 4ULL * 1024 * 1024;
constexpr std::size_t kMaxQuestions = 5'000;

std::ptrdiff_t lineAt(std::string_view text, std::size_t offset)
{
    return 1 + std::ranges::count(text.substr(0, offset), '\n');
}

/// Where the parts of a form stand in its document.
struct FormDocument
{
    pugi::xml_document xml;
    pugi::xml_node head;
    pugi::xml_node model;
    pugi::xml_node body;
};

Status load(std::string_view xml, FormDocument& document)
{
    if (xml.size() > kMaxBytes)
        return Error{ErrorCode::tooLarge, "the form has more than 4 MB"};
    if (!isUtf8(xml))
        return Error{ErrorCode::unreadableFile, "the form is not UTF-8: save it as UTF-8"};
    const pugi::xml_parse_result parsed =
        document.xml.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return Error{ErrorCode::unreadableFile,
                     "not well-formed XML in line " +
                         std::to_string(lineAt(xml, static_cast<std::size_t>(parsed.offset))) +
                         ": " + parsed.description()};
    if (nestsDeeperThan(kMaxNesting, document.xml))
        return Error{ErrorCode::tooLarge, "the form's elements are nested more than 64 deep"};
    const pugi::xml_node html = childNamed(document.xml, "html");
    document.head = childNamed(html, "head");
    document.model = childNamed(document.head, "model");
    document.body = childNamed(html, "body");
    if (!document.model || !document.body)
        return Error{ErrorCode::unreadableFile,
                     "this is not an XForm: it has no h:head/model or no h:body"};
    return done();
}

/// Reads one document into a definition, collecting every problem on the way.
class FormReader
{
public:
    Result<FormPtr> read(const FormDocument& document, const FormFiles& files)
    {
        m_form.title = childNamed(document.head, "title").text().get();
        readModel(document, files);
        if (!m_model->nodes.empty())
            readBody(document);
        if (m_form.questions.size() > kMaxQuestions)
            return Error{ErrorCode::tooLarge, "the form has more than 5,000 questions"};
        if (!m_problems.empty())
            return Error{ErrorCode::unreadableFile, m_problems.text()};
        m_form.model = m_model;
        return FormPtr(std::make_shared<FormDefinition>(std::move(m_form)));
    }

    [[nodiscard]] const std::vector<FormProblem>& problems() const { return m_problems.all(); }

private:
    void readModel(const FormDocument& document, const FormFiles& files)
    {
        m_modelReader.readInstances(document.model, BodyReader::repeatsOf(document.body), files);
        if (m_model->nodes.empty())
            return;
        const InstanceNode& root = *m_model->primary->children()[0];
        m_form.formId = root.attribute("id");
        m_form.version = root.attribute("version");
        if (m_form.version.empty())
            m_form.version = root.attribute("orx:version");
        if (m_form.formId.empty())
            m_problems.add("instance", "the form has no id");
        m_form.languages = m_texts.readTranslations(childNamed(document.model, "itext"));
        m_texts.keepTranslations();
        m_modelReader.readBinds(document.model);
    }

    void readBody(const FormDocument& document)
    {
        ChoiceReader choices(*m_model, m_expressions, m_texts, m_problems);
        BodyReader body(m_form, *m_model,
                        {m_modelReader, m_expressions, m_texts, choices, m_problems});
        body.read(document.body);
        body.addCalculated();
        m_modelReader.readActions(document.model, kNone);
        addOffers();
        connectCells(*m_model, m_problems);
    }

    /// What a question offers is worked out again with the answers that choose it.
    void addOffers()
    {
        for (const auto& [index, set] : m_model->itemSets) {
            if (!m_form.questions[index].filtersChoices)
                continue;
            const NodeIndex node = m_model->find(m_form.questions[index].path);
            m_model->nodes[node].cells[static_cast<std::size_t>(CellKind::offer)] =
                m_model->cells.size();
            m_model->cells.push_back({CellKind::offer, node, set.nodes, 0});
        }
    }

    FormDefinition m_form;
    std::shared_ptr<FormModel> m_model = std::make_shared<FormModel>();
    ProblemList m_problems;
    ExpressionReader m_expressions{*m_model, m_problems};
    TextReader m_texts{*m_model, m_expressions, m_problems};
    ModelReader m_modelReader{*m_model, m_expressions, m_texts, m_problems};
};

} // namespace

Result<FormPtr> parseForm(std::string_view xml, const FormFiles& files)
{
    std::vector<FormProblem> problems;
    return parseForm(xml, files, problems);
}

Result<FormPtr> parseForm(std::string_view xml, const FormFiles& files,
                          std::vector<FormProblem>& problems)
{
    problems.clear();
    FormDocument document;
    if (const Status loaded = load(xml, document); !loaded)
        return loaded.error();
    FormReader reader;
    auto form = reader.read(document, files);
    problems = reader.problems();
    return form;
}

std::vector<std::string> filesOf(std::string_view xml)
{
    FormDocument document;
    std::set<std::string> names;
    if (load(xml, document))
        for (const pugi::xml_node& instance : document.model.children()) {
            const std::string source = attributeNamed(instance, "src");
            if (source.starts_with("jr://file/") || source.starts_with("jr://file-csv/"))
                names.insert(source.substr(source.rfind('/') + 1));
        }
    return {names.begin(), names.end()};
}

} // namespace wupan::forms
