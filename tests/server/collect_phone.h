#pragma once

#include "core/base/base64.h"
#include "core/model/attachment.h"
#include "core/model/checklist.h"
#include "core/model/visit.h"
#include "server/demo/demo_files.h"
#include "server/openrosa/collect_keys.h"
#include "server/openrosa/openrosa.h"
#include "tests/server/office.h"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <vector>

namespace wupan::test {

/// What is sent beside the form: name, type, bytes.
struct SentFile
{
    std::string name;
    std::string type;
    std::string bytes;
};

/// A phone with ODK Collect, as it speaks on the wire.
class CollectPhone
{
public:
    /// With a key of the person's own.
    CollectPhone(ServerFixture& server, OfficerId person)
        : m_server(server)
        , m_api(server.context())
        , m_openRosa(server.context(), m_api.authentication(), true)
    {
        server.write([&](StoreTransaction& store) {
            auto made = newCollectKey(server.context(), operatorOf(server.park.id), store, person);
            if (!made)
                throw std::runtime_error(made.error().detail);
            key = *made;
        });
        root = "/v1/openrosa/key/" + key.key;
    }

    /// With a login and a password.
    CollectPhone(ServerFixture& server, std::string as)
        : root("/v1/openrosa")
        , login(std::move(as))
        , m_server(server)
        , m_api(server.context())
        , m_openRosa(server.context(), m_api.authentication(), true)
    {}

    Response ask(const std::string& method, const std::string& path, const std::string& query = {})
    {
        return m_openRosa.handle(request(method, path, query));
    }
    Response get(const std::string& path) { return ask("GET", path); }

    /// Of an address that headquarters gave out.
    Response download(const std::string& url)
    {
        const std::string site = "https://hq.example";
        if (!url.starts_with(site + root))
            throw std::runtime_error("not below the phone's own address: " + url);
        return get(url.substr(site.size() + root.size()));
    }

    Response submit(const std::string& xml, const std::vector<SentFile>& files = {},
                    bool moreToCome = false)
    {
        Request request = this->request("POST", "/submission", "deviceID=collect%3AqZ3kLm0sXw");
        const std::string boundary = "0e6a9f2c-7c55-4f0e-9d3c-3a4f6a1c9b77";
        request.headers["content-type"] = "multipart/form-data; boundary=" + boundary;
        const auto add = [&](const std::string& disposition, const std::string& type,
                             const std::string& bytes) {
            request.body += "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition +
                            "\r\n" + (type.empty() ? "" : "Content-Type: " + type + "\r\n") +
                            "Content-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" + bytes +
                            "\r\n";
        };
        add(R"(name="xml_submission_file"; filename="visit_2026-11-23_09-10-11.xml")", "text/xml",
            xml);
        for (const SentFile& file : files)
            add("name=\"" + file.name + "\"; filename=\"" + file.name + "\"", file.type,
                file.bytes);
        if (moreToCome)
            add(R"(name="*isIncomplete*")", "", "yes");
        request.body += "--" + boundary + "--\r\n";
        return m_openRosa.handle(request);
    }

    Response handle(const Request& request) { return m_openRosa.handle(request); }

    Request request(const std::string& method, const std::string& path,
                    const std::string& query = {}) const
    {
        Request request{method, root + path, {}, {}, "10.0.0.1", query};
        request.headers["host"] = "hq.example";
        request.headers["x-openrosa-version"] = "1.0";
        request.headers["date"] = "Mon, 23 Nov 2026 01:00:00 GMT";
        request.headers["user-agent"] = "org.odk.collect.android/v2026.1.0 Dalvik/2.1.0";
        if (!login.empty())
            request.headers["authorization"] = "Basic " + toBase64(login + ":" + password);
        return request;
    }

    CollectKey key;
    std::string root;
    std::string login;
    std::string password = ServerFixture::kPassword;

private:
    ServerFixture& m_server;
    Api m_api;
    OpenRosa m_openRosa;
};

/// The sentence of an OpenRosaResponse; empty when it is none.
inline std::string messageOf(const Response& response)
{
    pugi::xml_document document;
    document.load_string(response.body.c_str());
    const pugi::xml_node root = document.document_element();
    if (std::string_view(root.name()) != "OpenRosaResponse" ||
        std::string_view(root.attribute("xmlns").value()) != "http://openrosa.org/http/response")
        return {};
    return root.child("message").text().get();
}

/// A filled form of the sample checklist: whatever it requires, and three difficulties.
class FilledForm
{
public:
    FilledForm(EnterpriseId visited, std::string instance)
        : enterprise(visited.text())
        , instanceId(std::move(instance))
    {}

    /// As ODK Collect writes it.
    [[nodiscard]] std::string xml() const
    {
        std::string text = "<?xml version='1.0' ?><data id=\"" + formId + "\" version=\"" +
                           version +
                           "\" xmlns:h=\"http://www.w3.org/1999/xhtml\" "
                           "xmlns:jr=\"http://openrosa.org/javarosa\" "
                           "xmlns:orx=\"http://openrosa.org/xforms\">";
        for (const auto& [section, values] : answers) {
            text += "<" + section + ">";
            for (const auto& [name, value] : values)
                text += value.empty() ? "<" + name + " />"
                                      : "<" + name + ">" + value + "</" + name + ">";
            text += "</" + section + ">";
        }
        text += "<meta><instanceID>" + instanceId + "</instanceID>" + moreMeta + "</meta>";
        text += "<wupan_visit><enterprise>" + enterprise + "</enterprise><summary>" + summary +
                "</summary><start>" + start + "</start><end>" + end + "</end></wupan_visit></data>";
        return text;
    }

    std::string formId = "enterprise-visit";
    std::string version = "7";
    std::string enterprise;
    std::string instanceId;
    std::string moreMeta;
    std::string summary = "企业经营平稳 &amp; 订单不足。";
    std::string start = "2026-11-23T08:10:00.500+08:00";
    std::string end = "2026-11-23T08:55:00.000+08:00";
    std::map<std::string, std::map<std::string, std::string>> answers{
        {"targets",
         {{"revenue_this_year", "1.25E7"},
          {"growth_percent", ""},
          {"orders", "short"},
          {"ladder_plan", "innovative hightech"},
          {"policy_help", "no"}}},
        {"investment", {{"upstream_lead", "no"}, {"lead_name", ""}, {"premises", "owned"}}},
        {"projects",
         {{"installation_on_schedule", "yes"},
          {"resources_secured", "no"},
          {"progress_percent", "60"},
          {"site_photo", ""}}},
        {"funds", {{"financing_need", "no"}}},
        {"innovation", {{"research_share", "4.5"}, {"workers_missing", "12"}}},
    };
};

/// The checklist of the sample park, as this headquarters publishes it.
inline Checklist sampleChecklist(ServerFixture& server)
{
    Checklist checklist;
    checklist.id = server.newId<ChecklistId>();
    checklist.formId = "enterprise-visit";
    checklist.version = "7";
    checklist.title = "企业走访清单";
    checklist.xml = std::string(demoChecklist());
    return checklist;
}

/// A JPEG as far as anybody looks, with bytes that look like the end of a part.
inline SentFile photo(const std::string& name)
{
    return {name, "image/jpeg", "\xFF\xD8\xFF" + name + "\r\n--\r\n\xFF\xD9"};
}

/// An office with the sample checklist published, and a phone of its officer.
struct CollectPark
{
    static constexpr const char* kInstance = "uuid:5f0c3a1e-2b1c-4b57-8c65-0d5f3f6f2a10";
    static constexpr const char* kPhotoPath = "/data/projects/site_photo";

    CollectPark() { office.put(checklist); }

    [[nodiscard]] FilledForm form() const { return {office.enterprise, kInstance}; }

    template <class Record>
    std::vector<Record> all()
    {
        std::vector<Record> found;
        office.server.write([&](StoreTransaction& store) {
            for (const Document& document :
                 store.records(office.server.park.id, Record::kType, {}, 1000))
                found.push_back(fromDocument<Record>(document));
        });
        return found;
    }

    /// What the device sent, as it stands in history; the newest last.
    std::vector<HistoryEntry> history(DeviceId device)
    {
        std::vector<HistoryEntry> entries;
        office.server.write([&](StoreTransaction& store) {
            for (std::int64_t i = 1; i <= store.past(device).sequence; ++i)
                entries.push_back(store.history(device, i).value());
        });
        return entries;
    }

    Office office;
    Checklist checklist = sampleChecklist(office.server);
    CollectPhone phone{office.server, office.server.officer};
};

} // namespace wupan::test
