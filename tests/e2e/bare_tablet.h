#pragma once

#include "core/sync/messages.h"
#include "platform/device_ports.h"
#include "platform/qt_transport.h"
#include "tests/support/edit_sealer.h"

#include <QByteArray>

#include <string>
#include <utility>
#include <vector>

namespace wupan::test {

/// A tablet that speaks the protocol by hand, so that each answer can be looked at.
class BareTablet
{
public:
    explicit BareTablet(const QUrl& headquarters)
        : m_transport(headquarters)
    {}

    /// The answer's document.
    json::object enrol(const QByteArray& code, const QByteArray& password,
                       const std::string& login = "demo");
    /// With its access token and a Content-Type, unless the headers say otherwise.
    HttpResponse send(const std::string& method, const std::string& path,
                      const std::string& body = {},
                      std::map<std::string, std::string> headers = {});

    std::string createUpload(const std::string& bytes);
    int patch(const std::string& url, const std::string& bytes, std::size_t from, std::size_t size);
    /// Its status and Upload-Offset.
    std::pair<int, std::string> head(const std::string& url);

    Change create(RecordType type, json::object fields);
    HttpResponse sync(std::vector<Change> changes);
    json::object record(RecordType type, const Uuid& id);

    [[nodiscard]] const std::string& accessToken() const { return m_token; }

private:
    QtTransport m_transport;
    DeviceClock m_clock;
    DeviceRandom m_random;
    std::string m_token;
    EditSealer m_sealer{m_random};
};

} // namespace wupan::test
