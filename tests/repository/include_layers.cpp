#include "tests/repository/include_layers.h"

#include "tests/repository/source_text.h"

namespace wupan::repository {
namespace {

/// What the files below `folder` may include of ours: folders, or single headers.
struct Layer
{
    QString folder;
    QStringList mayInclude;
};

/// The most specific folder first: a file belongs to the first that it is in.
const std::vector<Layer>& layers()
{
    static const std::vector<Layer> kLayers{
        // Uuid::v7() draws on the port of randomness.
        {"core/base/", {"core/base/", "core/ports/random.h"}},
        {"core/ports/", {"core/base/", "core/ports/"}},
        {"core/model/", {"core/base/", "core/model/"}},
        {"core/procedure/", {"core/base/", "core/model/", "core/procedure/"}},
        {"core/forms/", {"core/base/", "core/model/", "core/forms/"}},
        // The outbox keeps changes, the lists of what was refused keep outcomes: the two value
        // headers of sync, none of its work. And the names of the bugs that tests plant.
        {"core/store/",
         {"core/base/", "core/ports/", "core/model/", "core/procedure/", "core/store/",
          "core/sync/change.h", "core/sync/messages.h", "core/sync/planted_bug.h"}},
        {"core/sync/",
         {"core/base/", "core/ports/", "core/model/", "core/procedure/", "core/store/",
          "core/sync/"}},
        {"core/", {"core/"}},
        {"platform/", {"core/", "platform/"}},
        {"app/forms_cli/", {"core/", "app/forms_cli/"}},
        {"app/report/", {"core/base/", "app/report/"}},
        {"app/main.cpp", {"core/", "platform/", "app/"}},
        {"app/viewmodels/", {"core/", "app/"}},
        {"app/", {"core/", "platform/", "app/"}},
        {"server/api/", {"core/", "server/api/", "server/store/"}},
        {"server/store/", {"core/", "server/store/"}},
        {"server/http/", {"core/", "server/api/", "server/http/"}},
        {"server/demo/", {"core/", "server/demo/"}},
        {"server/checklists/", {"core/", "server/api/", "server/checklists/", "server/store/"}},
        {"server/", {"core/", "server/"}},
        {"tests/core/", {"core/", "tests/core/", "tests/support/", "platform/fake/"}},
        {"tests/server/", {"core/", "server/", "tests/server/", "tests/support/"}},
        {"tests/support/", {"core/", "platform/fake/", "tests/support/"}},
        {"tests/repository/", {"tests/repository/"}},
    };
    return kLayers;
}

/// System and library headers that only one place may know.
struct Confined
{
    QRegularExpression header;
    QStringList places;
    QString what;
};

const std::vector<Confined>& confinedHeaders()
{
    static const std::vector<Confined> kConfined{
        {QRegularExpression("^(Q[A-Za-z]|qt6)"), {"app/", "platform/", "tests/"}, "Qt"},
        {QRegularExpression("^sqlite3\\.h$"),
         {"core/store/", "server/store/", "tests/"},
         "the SQLite API"},
        {QRegularExpression("^boost/(asio|beast)"), {"server/http/", "tests/"}, "sockets"},
        {QRegularExpression("^(pqxx|libpq-fe)"), {"server/store/", "tests/"}, "PostgreSQL"},
        {QRegularExpression("^zip\\.h$"), {"server/checklists/", "tests/"}, "the zip library"},
        {QRegularExpression("^zbar"), {"app/viewmodels/"}, "the reader of codes"},
    };
    return kConfined;
}

bool startsWithAny(const QString& text, const QStringList& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const QString& beginning) { return text.startsWith(beginning); });
}

QString objectionToOurs(const SourceFile& file, const QString& header)
{
    if (header.endsWith(".moc"))
        return {};
    if (!header.contains('/')) {
        // The registration that Qt generates includes view models by their names alone.
        const bool viewModels = file.in(u"app/") || file.in(u"tests/");
        return viewModels ? QString() : "an include is written from the root";
    }
    for (const Layer& layer : layers()) {
        if (file.in(layer.folder))
            return startsWithAny(header, layer.mayInclude)
                       ? QString()
                       : layer.folder + " must not know " + header.section('/', 0, -2) + "/";
    }
    return {};
}

QString objectionToLibrary(const SourceFile& file, const QString& header)
{
    for (const Confined& confined : confinedHeaders())
        if (confined.header.match(header).hasMatch() && !startsWithAny(file.path, confined.places))
            return confined.what + " has no place here";
    return {};
}

} // namespace

Findings forbiddenIncludes(const SourceFile& file)
{
    static const QRegularExpression kInclude("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"\\n]+)",
                                             QRegularExpression::MultilineOption);
    Findings findings;
    if (!file.isCpp())
        return findings;
    for (auto matches = kInclude.globalMatch(file.text); matches.hasNext();) {
        const auto match = matches.next();
        const QString header = match.captured(2);
        const QString objection = match.captured(1) == "\"" ? objectionToOurs(file, header)
                                                            : objectionToLibrary(file, header);
        if (!objection.isEmpty())
            findings << finding(file, match.capturedStart(), objection + " (" + header + ")");
    }
    return findings;
}

Findings ambientState(const SourceFile& file)
{
    static const QRegularExpression kAmbient(
        "\\b(system_clock|steady_clock|high_resolution_clock|random_device|getenv|mt19937|"
        "this_thread|gettimeofday|clock_gettime)\\b|\\btime\\((nullptr|NULL|0)\\)");
    if (!file.isCpp() || !file.in(u"core/"))
        return {};
    return findAll(file, codeOnly(file.text), kAmbient, "the core has ports for this");
}

} // namespace wupan::repository
