#include "core/services/issue_draft_service.h"

#include "core/store/issue_draft_store.h"

namespace wupan {
namespace {

template <class T>
void readField(const json::object& from, std::string_view name, T& to)
{
    if (const json::value* value = from.if_contains(name))
        MemberCodec<T>::read(*value, to);
}

template <class T>
void writeField(json::object& to, std::string_view name, const T& from)
{
    if (json::value value = MemberCodec<T>::write(from); !value.is_null())
        to[name] = std::move(value);
}

/// Calls `field(name, member)` for each field of a draft.
template <class Draft, class Visitor>
void visitFields(Draft& draft, Visitor field)
{
    field("enterpriseId", draft.enterpriseId);
    field("visitId", draft.visitId);
    field("questionPath", draft.questionPath);
    field("plate", draft.plate);
    field("category", draft.category);
    field("urgency", draft.urgency);
    field("title", draft.title);
    field("description", draft.description);
}

} // namespace

std::string DraftPlace::key() const
{
    if (!visit.isNil())
        return "visit:" + visit.text() + questionPath;
    return enterprise.isNil() ? "anywhere" : "enterprise:" + enterprise.text();
}

std::optional<NewIssue> IssueDraftService::load(const DraftPlace& place)
{
    const std::string text = IssueDraftStore(m_tablet.database()).content(place.key());
    const Result<json::object> object = parseObject(text);
    if (text.empty() || !object)
        return std::nullopt;
    NewIssue draft;
    visitFields(draft, [&](std::string_view name, auto& to) { readField(*object, name, to); });
    return draft;
}

Status IssueDraftService::save(const DraftPlace& place, const NewIssue& draft)
{
    json::object object;
    visitFields(draft,
                [&](std::string_view name, const auto& from) { writeField(object, name, from); });
    return m_tablet.inTransaction([&] {
        IssueDraftStore(m_tablet.database()).set(place.key(), json::serialize(object));
        return done();
    });
}

Status IssueDraftService::discard(const DraftPlace& place)
{
    return m_tablet.inTransaction([&] {
        IssueDraftStore(m_tablet.database()).erase(place.key());
        return done();
    });
}

} // namespace wupan
