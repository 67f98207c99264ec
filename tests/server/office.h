#pragma once

#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/model/visit.h"
#include "server/pages/form_values.h"
#include "server/pages/pages.h"
#include "tests/server/server_fixture.h"

namespace wupan::test {

/// Somebody at a browser, who sees what headquarters' pages answer.
class Visitor
{
public:
    explicit Visitor(ServerFixture& server)
        : m_api(server.context())
        , m_pages(server.context(), m_api.authentication(), true)
    {}

    Response get(const std::string& target)
    {
        const std::size_t mark = target.find('?');
        Request request = asked("GET", target.substr(0, mark));
        if (mark != std::string::npos)
            request.query = target.substr(mark + 1);
        return take(m_pages.handle(request));
    }

    Response post(const std::string& path, const FormValues& form)
    {
        Request request = asked("POST", path);
        request.headers["origin"] = origin;
        request.body = form.encoded();
        return take(m_pages.handle(request));
    }

    /// A form with a file, of which a browser sends a name as well.
    Response postFile(const std::string& path, const FormValues& form, const std::string& field,
                      const std::string& content)
    {
        std::string body;
        for (const auto& [name, value] : form)
            body.append("--line\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n");
        body += "--line\r\nContent-Disposition: form-data; name=\"" + field +
                "\"; filename=\"文件.txt\"\r\nContent-Type: text/plain\r\n\r\n" + content +
                "\r\n--line--\r\n";
        return postBody(path, "multipart/form-data; boundary=line", body);
    }

    Response postBody(const std::string& path, const std::string& type, const std::string& body)
    {
        Request request = asked("POST", path);
        request.headers["origin"] = origin;
        request.headers["content-type"] = type;
        request.body = body;
        return take(m_pages.handle(request));
    }

    Response signIn(const std::string& login, const std::string& to = {})
    {
        return post("/sign-in", FormValues()
                                    .with("login", login)
                                    .with("password", ServerFixture::kPassword)
                                    .with("to", to));
    }

    /// Of the page that was seen last.
    [[nodiscard]] std::string csrf() const
    {
        const std::string mark = R"(name="csrf" value=")";
        const std::size_t at = m_seen.find(mark);
        return at == std::string::npos ? std::string() : m_seen.substr(at + mark.size(), 64);
    }

    Response step(IssueId issue, IssueStep step, const std::string& text = {})
    {
        get("/issues/" + issue.text());
        return post("/issues/" + issue.text() + "/steps", FormValues()
                                                              .with("csrf", csrf())
                                                              .with("step", std::string(word(step)))
                                                              .with("text", text));
    }

    std::string cookie; ///< name=value
    std::string language = "en";
    std::string origin = "https://hq.example";

private:
    Request asked(const std::string& method, const std::string& path) const
    {
        Request request{method, path, {}, {}, "10.0.0.1", {}};
        request.headers["host"] = "hq.example";
        request.headers["accept-language"] = language;
        if (!cookie.empty())
            request.headers["cookie"] = "other=1; " + cookie;
        return request;
    }
    Response take(Response response)
    {
        const auto set = response.headers.find("Set-Cookie");
        if (set != response.headers.end() && set->second.starts_with("__Host-wupan="))
            cookie = set->second.substr(0, set->second.find(';'));
        if (response.file)
            response.body += response.file->read(0, response.file->size());
        m_seen = response.body;
        return response;
    }

    Api m_api;
    Pages m_pages;
    std::string m_seen;
};

inline bool holds(const Response& response, const std::string& text)
{
    return response.body.find(text) != std::string::npos;
}

/// A park with two departments and somebody of each role that looks at issues.
struct Office
{
    Office()
    {
        server.addPerson("样本协调", "coordinator", Role::coordinator);
        server.addPerson("样本管理", "admin", Role::admin);
        power = department("供电部门");
        land = department("用地部门");
        handler("power", power);
        handler("land", land);
        Enterprise firm;
        firm.id = enterprise = server.newId<EnterpriseId>();
        firm.name = "智能装备示范企业";
        put(firm);
    }

    DepartmentId department(const std::string& name)
    {
        Department department;
        department.id = server.newId<DepartmentId>();
        department.name = name;
        department.categories = {"power"};
        put(department);
        return department.id;
    }

    void handler(const std::string& login, DepartmentId department)
    {
        const OfficerId id = server.addPerson("样本" + login, login, Role::handler);
        Officer person;
        person.id = id;
        person.name = "样本" + login;
        person.role = Role::handler;
        person.departmentId = department;
        put(person);
    }

    Issue issue(const std::string& title, IssueState state = IssueState::registered)
    {
        Issue issue;
        issue.id = server.newId<IssueId>();
        issue.number = "WT-2026-" + std::to_string(++m_issues);
        issue.title = title;
        issue.description = "第一行\n第二行";
        issue.category = Category::power;
        issue.state = state;
        issue.enterpriseId = enterprise;
        issue.registeredBy = server.officer;
        issue.registeredAt = issue.stateChangedAt = server.clock.now();
        issue.dueAt = server.clock.now().plusMs(10 * kMillisecondsPerDay);
        put(issue);
        return issue;
    }

    /// One that is completed took 95 minutes.
    Visit visit(VisitState state, const std::string& summary = {})
    {
        Visit visit;
        visit.id = server.newId<VisitId>();
        visit.officerId = server.officer;
        visit.enterpriseId = enterprise;
        visit.state = state;
        visit.plannedAt = server.clock.now();
        if (state != VisitState::planned)
            visit.checkedInAt = server.clock.now();
        if (state == VisitState::completed)
            visit.completedAt = server.clock.now().plusMs(95 * kMillisecondsPerMinute);
        visit.summary = summary;
        visit.missingAnswers = 0;
        put(visit);
        return visit;
    }

    Issue stored(IssueId id)
    {
        Issue issue;
        server.write([&](StoreTransaction& store) {
            issue = fromDocument<Issue>(
                store.record(server.park.id, RecordType::issue, id.uuid)->document);
        });
        return issue;
    }

    template <class Record>
    void put(const Record& record)
    {
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, Record::kType, toDocument(record), {});
        });
    }

    ServerFixture server;
    DepartmentId power;
    DepartmentId land;
    EnterpriseId enterprise;

private:
    int m_issues = 0;
};

} // namespace wupan::test
