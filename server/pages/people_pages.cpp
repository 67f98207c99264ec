#include "core/model/department.h"
#include "server/api/passwords.h"
#include "server/api/people.h"
#include "server/api/site_address.h"
#include "server/openrosa/collect_keys.h"
#include "server/pages/issue_words.h"
#include "server/pages/list_words.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"
#include "server/pages/qr_code.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::string_view kPeople = "/people/";

json::array roleOptions(const PageCall& call, const std::string& chosen)
{
    json::array options;
    for (const auto& [role, name] : WordTable<Role>::entries)
        if (role != Role::system)
            options.push_back(option(std::string(name), call.texts.named("roles", name), chosen));
    return options;
}

json::array departmentOptions(const PageCall& call, StoreTransaction& store,
                              const std::string& chosen)
{
    json::array options;
    for (const Document& department : store.departments(call.caller().park))
        options.push_back(option(std::string(textAt(department, "id")),
                                 std::string(textAt(department, "name")), chosen));
    return options;
}

/// What a form says of a person.
Officer personOf(const FormValues& form)
{
    Officer person;
    person.name = form.text("name");
    person.role = parseWord<Role>(form.text("role")).value_or(Role::system);
    person.departmentId = DepartmentId::parse(form.text("department")).value_or(DepartmentId{});
    person.active = form.text("active") == "yes";
    return person;
}

/// The list, with the form for one more as it was filled in.
Response listOfPeople(const PageCall& call, const FormValues& filled, const std::string& trouble)
{
    json::object model;
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        Names names(store, call.caller().park);
        json::array rows;
        for (const Document& document : store.officers(call.caller().park)) {
            const auto person = fromDocument<Officer>(document);
            const auto login = store.credentialOf(call.caller().park, person.id);
            rows.push_back({{"id", person.id.text()},
                            {"name", person.name},
                            {"login", login ? login->login : std::string()},
                            {"role", call.texts.named("roles", word(person.role))},
                            {"department", names.of(RecordType::department, person.departmentId)},
                            {"active", person.active}});
        }
        model = {{"rows", std::move(rows)},
                 {"roles", roleOptions(call, filled.text("role"))},
                 {"departments", departmentOptions(call, store, filled.text("department"))},
                 {"name", filled.text("name")},
                 {"login", filled.text("login")},
                 {"trouble", trouble}};
        return done();
    });
    if (!read)
        return call.busy();
    return call.page(call.texts.text("people"), peopleTemplate(), std::move(model),
                     trouble.empty() ? 200 : 422);
}

/// Something that is told once: a password or a code.
struct Told
{
    std::string password;
    std::string code;
    std::string link; ///< that enrols a tablet
    std::optional<CollectKey> collect;
};

/// A key of ODK Collect, with the code that it scans.
json::object modelOf(const PageCall& call, const CollectKey& key)
{
    const std::string address =
        collectAddress(siteAddress(call.request, call.sessions.isOverTls()), key.key);
    return {{"address", address},
            {"until", call.texts.text("collectUntil", {{"day", parkDate(key.until).text()}})},
            {"qr", qrCode(collectSettings(address, call.texts.text("collectProject")))}};
}

Response pageOfPerson(const PageCall& call, const Uuid& id, const std::string& trouble,
                      const Told& told = {})
{
    std::optional<json::object> model;
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        const auto stored = store.record(call.caller().park, RecordType::officer, id);
        if (!stored)
            return done();
        const auto person = fromDocument<Officer>(stored->document);
        const auto login = store.credentialOf(call.caller().park, person.id);
        model = {{"id", person.id.text()},
                 {"name", person.name},
                 {"login", login ? login->login : std::string()},
                 {"active", person.active},
                 {"mayVisit", person.active && mayVisit(person.role)},
                 {"roles", roleOptions(call, std::string(word(person.role)))},
                 {"departments", departmentOptions(call, store, person.departmentId.text())},
                 {"trouble", trouble}};
        return done();
    });
    if (!read)
        return call.busy();
    if (!model)
        return call.notFound();
    if (!told.password.empty())
        (*model)["password"] = told.password;
    if (!told.code.empty())
        (*model)["code"] = {{"text", told.code}, {"qr", qrCode(told.link)}, {"link", told.link}};
    if (told.collect)
        (*model)["collect"] = modelOf(call, *told.collect);
    return call.page(call.texts.text("people"), personTemplate(), std::move(*model),
                     trouble.empty() ? 200 : 422);
}

/// What a store's refusal is called on a page.
std::string troubleText(const PageCall& call, const Error& error, std::string_view onConflict)
{
    switch (error.code) {
    case ErrorCode::conflict:
        return call.texts.text(onConflict);
    case ErrorCode::notFound:
        return call.texts.text("notThere");
    case ErrorCode::notAllowed:
        return call.texts.text("collectOfficersOnly");
    default:
        return call.texts.text("busy");
    }
}

/// Where tablets find this headquarters, as this browser does.
std::string enrolmentLink(const PageCall& call, const std::string& code)
{
    const std::string server = std::string(call.sessions.isOverTls() ? "https://" : "http://")
                                   .append(call.request.header("host"));
    return "wupan://enrol?" + FormValues().with("server", server).with("code", code).encoded();
}

Response setNewPassword(const PageCall& call, OfficerId person)
{
    Told told;
    told.password = randomText(call.context.random, 4);
    const std::string hash = hashPassword(told.password);
    const Status set = call.context.store.write([&](StoreTransaction& store) {
        return setPassword(call.context, call.caller(), store, person, hash);
    });
    return set ? pageOfPerson(call, person.uuid, "", told)
               : pageOfPerson(call, person.uuid, troubleText(call, set.error(), "busy"));
}

/// For somebody who had none.
Response giveLogin(const PageCall& call, OfficerId person)
{
    const std::string login = call.form().text("login");
    Officer named;
    named.name = login;
    if (const auto trouble = troubleWith(named, login); !trouble.empty())
        return pageOfPerson(call, person.uuid, call.texts.text("badLogin"));
    Told told;
    told.password = randomText(call.context.random, 4);
    const std::string hash = hashPassword(told.password);
    const Status given = call.context.store.write([&](StoreTransaction& store) {
        return giveLogin(call.context, call.caller(), store, person, {login, {}, {}, hash});
    });
    return given ? pageOfPerson(call, person.uuid, "", told)
                 : pageOfPerson(call, person.uuid, troubleText(call, given.error(), "loginTaken"));
}

Response makeCode(const PageCall& call, OfficerId person)
{
    Told told;
    const Status made = call.context.store.write([&](StoreTransaction& store) -> Status {
        if (!store.credentialOf(call.caller().park, person))
            return Error{ErrorCode::notFound, ""};
        told.code = newEnrolmentCode(call.context, call.caller(), store, person);
        return done();
    });
    if (!made)
        return pageOfPerson(call, person.uuid, troubleText(call, made.error(), "busy"));
    told.link = enrolmentLink(call, told.code);
    return pageOfPerson(call, person.uuid, "", told);
}

Response makeCollectKey(const PageCall& call, OfficerId person)
{
    Told told;
    const Status made = call.context.store.write([&](StoreTransaction& store) -> Status {
        auto key = newCollectKey(call.context, call.caller(), store, person);
        if (!key)
            return key.error();
        told.collect = std::move(*key);
        return done();
    });
    return made ? pageOfPerson(call, person.uuid, "", told)
                : pageOfPerson(call, person.uuid, troubleText(call, made.error(), "busy"));
}

} // namespace

Response showPeople(const PageCall& call)
{
    return listOfPeople(call, {}, "");
}

Response addPerson(const PageCall& call)
{
    const FormValues form = call.form();
    const std::string login = form.text("login");
    Officer person = personOf(form);
    person.active = true;
    if (const auto trouble = troubleWith(person, login); !trouble.empty())
        return listOfPeople(call, form, call.texts.text(trouble));
    Told told;
    told.password = randomText(call.context.random, 4);
    const std::string hash = hashPassword(told.password);
    const Status added = call.context.store.write([&](StoreTransaction& store) {
        return addPerson(call.context, call.caller(), store, person, {login, {}, {}, hash});
    });
    return added ? pageOfPerson(call, person.id.uuid, "", told)
                 : listOfPeople(call, form, troubleText(call, added.error(), "loginTaken"));
}

Response showPerson(const PageCall& call)
{
    const auto id = idOf(call.request.path, kPeople);
    return id ? pageOfPerson(call, *id, "") : call.notFound();
}

Response changePerson(const PageCall& call)
{
    if (const auto id = idOf(call.request.path, kPeople, "/password"))
        return setNewPassword(call, OfficerId{*id});
    if (const auto id = idOf(call.request.path, kPeople, "/login"))
        return giveLogin(call, OfficerId{*id});
    if (const auto id = idOf(call.request.path, kPeople, "/code"))
        return makeCode(call, OfficerId{*id});
    if (const auto id = idOf(call.request.path, kPeople, "/collect"))
        return makeCollectKey(call, OfficerId{*id});
    const auto id = idOf(call.request.path, kPeople);
    if (!id)
        return call.notFound();
    Officer person = personOf(call.form());
    person.id = OfficerId{*id};
    // The login stays as it is.
    if (const auto trouble = troubleWith(person, "login"); !trouble.empty())
        return pageOfPerson(call, *id, call.texts.text(trouble));
    const Status changed = call.context.store.write([&](StoreTransaction& store) {
        return changePerson(call.context, call.caller(), store, person);
    });
    return changed ? redirect("/people")
                   : pageOfPerson(call, *id, troubleText(call, changed.error(), "lastAdmin"));
}

} // namespace wupan
