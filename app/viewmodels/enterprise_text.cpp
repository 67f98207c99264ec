#include "enterprise_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace wupan::enterprise_text {
namespace {

// Ranks and scale are words inside of the tags that people typed.
constexpr QStringView kNational = u"国家级";
constexpr QStringView kProvincial = u"省级";
constexpr QStringView kAboveScale = u"规上";

/// Names the context of this file's texts.
struct EnterpriseText
{
    Q_DECLARE_TR_FUNCTIONS(EnterpriseText)
};

QString toneOf(const QString& tag)
{
    if (tag.contains(kNational))
        return QStringLiteral("violet");
    if (tag.contains(kProvincial))
        return QStringLiteral("green");
    if (tag.contains(kAboveScale))
        return QStringLiteral("blue");
    return QStringLiteral("neutral");
}

int rankOf(const Tag& tag)
{
    static const QStringList kOrder{QStringLiteral("violet"), QStringLiteral("green"),
                                    QStringLiteral("blue")};
    const auto at = kOrder.indexOf(tag.tone);
    return static_cast<int>(at < 0 ? kOrder.size() : at);
}

bool isAboveScale(const Enterprise& enterprise)
{
    return enterprise.scale == "above";
}

} // namespace

std::vector<Tag> tagsOf(const Enterprise& enterprise)
{
    std::vector<Tag> tags;
    for (const std::string& word : enterprise.tags) {
        const QString text = QString::fromStdString(word);
        tags.push_back({text, toneOf(text)});
    }
    const QString blue = QStringLiteral("blue");
    const bool saysScale =
        std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.tone == blue; });
    if (isAboveScale(enterprise) && !saysScale)
        tags.push_back({scaleName(enterprise), blue});
    std::stable_sort(tags.begin(), tags.end(), [](const Tag& left, const Tag& right) {
        return rankOf(left) < rankOf(right);
    });
    return tags;
}

QString scaleName(const Enterprise& enterprise)
{
    if (isAboveScale(enterprise))
        return EnterpriseText::tr("Above scale");
    return enterprise.scale == "below" ? EnterpriseText::tr("Below scale") : QString();
}

QString lastVisitText(std::optional<Instant> lastVisitAt, Instant now)
{
    if (!lastVisitAt)
        return EnterpriseText::tr("never visited");
    const auto days = parkDate(now).daysSinceEpoch() - parkDate(*lastVisitAt).daysSinceEpoch();
    return days <= 0 ? EnterpriseText::tr("visited today")
                     : EnterpriseText::tr("visited %n day(s) ago", nullptr, static_cast<int>(days));
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace wupan::enterprise_text
