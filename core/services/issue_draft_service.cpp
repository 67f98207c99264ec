#include "core/services/issue_draft_service.h"

#include "core/store/meta_store.h"

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

std::optional<NewIssue> IssueDraftService::load()
{
    const std::string text = MetaStore(m_tablet.database()).text(MetaKey::issueDraft);
    const Result<json::object> object = parseObject(text);
    if (text.empty() || !object)
        return std::nullopt;
    NewIssue draft;
    visitFields(draft, [&](std::string_view name, auto& to) { readField(*object, name, to); });
    return draft;
}

Status IssueDraftService::save(const NewIssue& draft)
{
    json::object object;
    visitFields(draft,
                [&](std::string_view name, const auto& from) { writeField(object, name, from); });
    return m_tablet.inTransaction([&] {
        MetaStore(m_tablet.database()).set(MetaKey::issueDraft, json::serialize(object));
        return done();
    });
}

Status IssueDraftService::discard()
{
    return m_tablet.inTransaction([&] {
        MetaStore(m_tablet.database()).set(MetaKey::issueDraft, "");
        return done();
    });
}

} // namespace wupan
