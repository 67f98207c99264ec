#include "core/procedure/step_table.h"
#include "server/feeds/odata_entity.h"
#include "tests/server/authorization_park.h"
#include "tests/server/some_edit.h"

#include <QFile>
#include <QTest>

using namespace wupan;
using test::Asker;
using test::AuthorizationPark;
using test::holds;
using test::Place;
using test::someEdit;
using test::Thing;
using test::wordOf;

namespace {

const QString kFile = WUPAN_SOURCE "/tests/server/authorization_matrix.txt";
constexpr std::size_t kNameColumn = 44;
constexpr std::size_t kColumn = 14;

std::string padded(std::string text, std::size_t width)
{
    // Chinese and … take more bytes than columns; names here are ASCII but for the dots of routes.
    const auto extra = static_cast<std::size_t>(std::ranges::count(text, '\xE2')) * 2;
    text.resize(std::max(text.size() + 1, width + extra), ' ');
    return text;
}

std::string textOf(const ChangeOutcome& outcome)
{
    return outcome.outcome == Outcome::refused ? outcome.reason
                                               : std::string(word(outcome.outcome));
}

} // namespace

/// Who may do what: what the handlers really answer, against a table that people review
/// (tests/server/authorization_matrix.txt). Set WUPAN_WRITE_MATRIX to write the table anew.
class TestAuthorizationMatrix : public QObject
{
    Q_OBJECT
private:
    AuthorizationPark m_park;
    std::string m_table;

    void addHeader(const std::string& name)
    {
        m_table += "\n" + padded(name, kNameColumn);
        for (const auto& asker : m_park.askers)
            m_table += padded(asker->column, kColumn);
        m_table = m_table.substr(0, m_table.find_last_not_of(' ') + 1) + "\n";
    }

    template <class Answer>
    void addLine(const std::string& name, const Answer& answer)
    {
        std::string line = padded(name, kNameColumn);
        for (const auto& asker : m_park.askers)
            line += padded(answer(*asker), kColumn);
        m_table += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }

    // ---- routes

    std::string ofApi(const Api::Route& route, const std::string& who, const std::string& token)
    {
        const json::object body{
            {"login", who + "?"}}; // a login of its own: too many would be held up
        if (route.path == "/v1/sign-out" && !token.empty())
            return "204"; // asked last of all, below: it ends what the others need
        const std::string method(route.method.empty() ? "GET" : route.method);
        return std::to_string(
            m_park.office.server
                .send(method, m_park.pathFor(route.path), json::serialize(body), {}, token)
                .status);
    }

    static std::string ofPages(const PageRoute& route, test::Visitor& browser,
                               const std::string& path)
    {
        if (route.method == "GET")
            return std::to_string(browser.get(path).status);
        if (const Response home = browser.get("/"); home.status == 303)
            browser.get(home.headers.at("Location"));
        FormValues form = FormValues().with("csrf", browser.csrf());
        const bool isStep = path.starts_with("/issues/");
        if (isStep)
            form = form.with("step", "comment").with("text", "x");
        if (route.path == "/sign-out")
            return "303"; // likewise
        return std::to_string(browser.post(isStep ? path + "/steps" : path, form).status);
    }

    void addRoutes()
    {
        addHeader("[routes of tablets: status]");
        for (const Api::Route& route : Api::routes())
            addLine(std::string(route.method.empty() ? "any" : route.method) + " " +
                        std::string(route.path),
                    [&](Asker& asker) { return ofApi(route, asker.column, asker.tablet.token); });
        addHeader("[routes of pages: status]");
        for (const PageRoute& route : Pages::routes())
            addLine(std::string(route.method) + " " + std::string(route.path), [&](Asker& asker) {
                return ofPages(route, asker.browser, m_park.pathFor(route.path));
            });
        addHeader("[routes of feeds: status]");
        for (const Feeds::Route& route : Feeds::routes())
            addLine(std::string(route.method) + " " + std::string(route.path), [&](Asker& asker) {
                return std::to_string(asker.program.get(m_park.pathFor(route.path)).status);
            });
        addHeader("[routes of ODK Collect: status]");
        for (const OpenRosa::Route& route : OpenRosa::routes())
            addLine(nameOf(route), [&](Asker& asker) { return ofCollect(route, asker.phone); });
        m_table += "\n" + padded("[routes, for nobody: status]", kNameColumn) + "nobody\n";
        const auto addNobody = [&](std::string_view method, std::string_view path,
                                   const std::string& status) {
            m_table +=
                padded(std::string(method.empty() ? "any" : method) + " " + std::string(path),
                       kNameColumn) +
                status + "\n";
        };
        for (const Api::Route& route : Api::routes())
            addNobody(route.method, route.path, ofApi(route, "nobody", ""));
        test::Visitor stranger(m_park.office.server);
        for (const PageRoute& route : Pages::routes())
            addNobody(route.method, route.path,
                      ofPages(route, stranger, m_park.pathFor(route.path)));
        test::FeedReader program(m_park.office.server, "");
        for (const Feeds::Route& route : Feeds::routes())
            addNobody(route.method, route.path,
                      std::to_string(program.get(m_park.pathFor(route.path)).status));
        test::CollectPhone phone(m_park.office.server, std::string());
        for (const OpenRosa::Route& route : OpenRosa::routes())
            addNobody(route.method, route.path, ofCollect(route, phone));
    }

    static std::string nameOf(const OpenRosa::Route& route)
    {
        return std::string(route.method) + " " + std::string(route.path);
    }

    std::string ofCollect(const OpenRosa::Route& route, test::CollectPhone& phone)
    {
        const std::string path = m_park.pathFor(route.path).substr(phone.root.size());
        return std::to_string(phone.ask(std::string(route.method), path).status);
    }

    // ---- reading

    bool isPulled(Asker& asker, const Thing& thing)
    {
        const SyncResponse all = asker.tablet.sync({});
        return std::ranges::any_of(all.records, [&](const RecordRun& run) {
            return run.type == thing.type &&
                   std::ranges::any_of(run.documents, [&](const json::value& document) {
                       return textAt(document.as_object(), "id") == thing.id.text();
                   });
        });
    }

    /// The ways to see a record, and whether each leads to it.
    std::map<std::string, bool> waysTo(const Thing& thing, Asker& asker)
    {
        const std::string id = thing.id.text();
        const std::string type(word(thing.type));
        test::ServerFixture& server = m_park.office.server;
        const auto record =
            server.send("GET", "/v1/records/" + type + "/" + id, {}, {}, asker.tablet.token);
        std::map<std::string, bool> ways{{"record", record.status == 200},
                                         {"sync", isPulled(asker, thing)}};
        for (const OdataSet& set : odataSets())
            if (set.type == thing.type) {
                const std::string table = "/odata/v4/" + std::string(set.name);
                ways["table"] = holds(asker.program.get(table), id);
                ways["row"] = asker.program.get(table + "(" + id + ")").status == 200;
            }
        if (thing.type == RecordType::issue) {
            ways["page"] = asker.browser.get("/issues/" + id).status == 200;
            ways["map"] = holds(asker.program.get("/feeds/issues.geojson"), id);
            ways["board"] = holds(asker.browser.get("/"), id);
        }
        if (thing.type == RecordType::visit)
            ways["page"] = asker.browser.get("/visits/" + id).status == 200;
        if (thing.type == RecordType::enterprise)
            ways["map"] = holds(asker.program.get("/feeds/enterprises.geojson"), id);
        if (!thing.sha256.empty()) {
            const auto file =
                server.send("GET", "/v1/files/" + thing.sha256, {}, {}, asker.tablet.token);
            ways["file"] = file.status == 200;
        }
        return ways;
    }

    std::string reading(const Thing& thing, Asker& asker)
    {
        std::string open;
        std::string closed;
        for (const auto& [way, leads] : waysTo(thing, asker))
            (leads ? open : closed) += " " + way;
        if (open.empty() || closed.empty())
            return open.empty() ? "no" : "yes";
        return "yes:" + open + "; no:" + closed; // one decision was made twice
    }

    // ---- writing

    std::string written(Asker& asker, Change change)
    {
        return textOf(asker.tablet.sync({std::move(change)}).outcomes.at(0));
    }

    Change creationBy(RecordType type)
    {
        json::object fields = someEdit(type);
        if (type == RecordType::attachment)
            fields = {
                {"ownerType", "issue"},
                {"ownerId", std::ranges::find(m_park.things, "issue", &Thing::name)->id.text()}};
        return test::creationOf(m_park.office.server, type, fields);
    }

    Change updateOf(const Thing& thing)
    {
        Change change = test::creationOf(m_park.office.server, thing.type, someEdit(thing.type));
        change.eventId = {};
        change.kind = ChangeKind::update;
        change.recordId = thing.id;
        return change;
    }

    void addWriting()
    {
        addHeader("[create]");
        for (const auto& [type, name] : WordTable<RecordType>::entries)
            addLine(std::string(name),
                    [&, type = type](Asker& asker) { return written(asker, creationBy(type)); });
        addHeader("[update]");
        for (const Thing& thing : m_park.things)
            addLine(thing.name + ", " + wordOf(thing.place),
                    [&](Asker& asker) { return written(asker, updateOf(thing)); });
    }

    // ---- steps

    /// A state in which the role may take the step, if there is one.
    static IssueState stateFor(IssueStep step, Role role)
    {
        std::optional<IssueState> any;
        for (const auto& [state, name] : WordTable<IssueState>::entries)
            if (const StepRule* rule = findRule(step, state)) {
                if (rule->roles.contains(role))
                    return state;
                any = any.value_or(state);
            }
        return any.value_or(IssueState::registered);
    }

    /// With everything that a step might want of it.
    Issue issueFor(IssueStep step, const Asker& asker, bool theirs)
    {
        const auto role =
            parseWord<Role>(asker.column == "leaver" ? "officer" : asker.column).value();
        const Instant now = m_park.office.server.clock.now();
        Issue issue = m_park.office.issue("t", stateFor(step, role));
        issue.leadDepartmentId = theirs ? m_park.office.power : m_park.office.land;
        issue.registeredBy = theirs ? asker.id : m_park.personOf("coordinator");
        issue.assignedAt = issue.stateChangedAt = now;
        issue.stateBeforeSuspension = IssueState::handling;
        if (step != IssueStep::requestExtension)
            issue.extensionRequestedUntil = now.plusMs(20 * kMillisecondsPerDay);
        issue.escalated = step == IssueStep::decide;
        issue.rating = Grade::satisfied;
        m_park.office.put(issue);
        return issue;
    }

    std::string stepped(IssueStep step, Asker& asker, bool theirs)
    {
        test::ServerFixture& server = m_park.office.server;
        Change change = test::creationOf(server, RecordType::issue);
        change.recordId = issueFor(step, asker, theirs).id.uuid;
        change.kind = ChangeKind::step;
        change.step = word(step);
        change.fields = {{"text", "x"},
                         {"leadDepartmentId", m_park.office.power.text()},
                         {"grade", "satisfied"},
                         {"until", parkDate(server.clock.now()).plusDays(20).text()}};
        return written(asker, std::move(change));
    }

    void addSteps()
    {
        for (const bool theirs : {true, false}) {
            addHeader(theirs ? "[step, on what is theirs]" : "[step, on what is others']");
            for (const auto& [step, name] : WordTable<IssueStep>::entries)
                addLine(std::string(name),
                        [&, step = step](Asker& asker) { return stepped(step, asker, theirs); });
        }
    }

private slots:
    void everythingIsAsTheTableSays()
    {
        m_table =
            "# Who may do what at headquarters: what its handlers answer. tst_authorization_matrix "
            "makes this table and\n"
            "# compares; a new route, type or step is a new line here, for somebody to look at.\n"
            "# The handler is one of the department 'power': 'own' is what concerns it. The leaver "
            "has left the park.\n"
            "# 'theirs': registered by who asks, and led by 'power'; 'others': by somebody else, "
            "and led by 'land'.\n"
            "# A word under 'create', 'update' and 'step' is the outcome, or the reason of the "
            "refusal.\n";
        addRoutes();
        for (const auto& asker : m_park.askers)
            asker->program.cookie = asker->browser.cookie; // checking a password takes its time
        addHeader("[read]");
        for (const Thing& thing : m_park.things)
            addLine(thing.name + ", " + wordOf(thing.place),
                    [&](Asker& asker) { return reading(thing, asker); });
        addWriting();
        addSteps();
        if (qEnvironmentVariableIsSet("WUPAN_WRITE_MATRIX")) {
            QFile out(qEnvironmentVariable("WUPAN_WRITE_MATRIX"));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(QByteArray::fromStdString(m_table));
            QSKIP("the table was written, not compared");
        }
        QFile file(kFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList wanted = QString::fromUtf8(file.readAll()).split('\n');
        const QStringList is = QString::fromStdString(m_table).split('\n');
        for (qsizetype i = 0; i < std::max(wanted.size(), is.size()); ++i)
            QCOMPARE(is.value(i), wanted.value(i));
    }

    /// Last, because nothing works afterwards.
    void whoSignsOutHasNoSession()
    {
        for (const auto& asker : m_park.askers) {
            const bool hasLeft = asker->column == "leaver";
            QCOMPARE(m_park.office.server.send("POST", "/v1/sign-out", {}, {}, asker->tablet.token)
                         .status,
                     hasLeft ? 401 : 204);
            if (!hasLeft)
                QCOMPARE(
                    m_park.office.server.send("POST", "/v1/sync", "{}", {}, asker->tablet.token)
                        .status,
                    401);
        }
    }
};

QTEST_GUILESS_MAIN(TestAuthorizationMatrix)
#include "tst_authorization_matrix.moc"
