#include "tests/repository/qml_layers.h"

#include "tests/repository/source_text.h"

#include <QHash>

namespace wupan::repository {
namespace {

/// The layer of a file below qml/, or -1.
int layerOf(const SourceFile& file)
{
    static const QStringList kFolders{"qml/theme", "qml/controls", "qml/components", "qml/pages",
                                      "qml"};
    return file.isQml() ? static_cast<int>(kFolders.indexOf(file.folder())) : -1;
}

constexpr int kControls = 1;
constexpr int kPages = 3;

Findings importsOfViewModels(const SourceFile& file)
{
    static const QRegularExpression kImport("^\\s*import\\s+Wupan\\.ViewModels\\b",
                                            QRegularExpression::MultilineOption);
    if (layerOf(file) > kControls)
        return {};
    return findAll(file, file.text, kImport, "controls know no model");
}

Findings usesOfHigherTypes(const SourceFile& file, const QHash<QString, int>& layerOfType)
{
    static const QRegularExpression kType("(?<![\\w.])([A-Z]\\w*)\\s*[{.]");
    Findings findings;
    const int layer = layerOf(file);
    for (auto matches = kType.globalMatch(codeOnly(file.text)); matches.hasNext();) {
        const auto match = matches.next();
        const QString type = match.captured(1);
        const int used = layerOfType.value(type, -1);
        if (used > layer || (used == kPages && layer == kPages && type + ".qml" != file.name()))
            findings << finding(file, match.capturedStart(),
                                "uses " + type + ", which is of a layer above or a page");
    }
    return findings;
}

} // namespace

Findings qmlLayerViolations(const SourceFiles& files)
{
    QHash<QString, int> layerOfType;
    for (const SourceFile& file : files)
        if (layerOf(file) >= 0)
            layerOfType.insert(file.name().chopped(4), layerOf(file));
    Findings findings;
    for (const SourceFile& file : files)
        if (layerOf(file) >= 0)
            findings << importsOfViewModels(file) << usesOfHigherTypes(file, layerOfType);
    return findings;
}

} // namespace wupan::repository
