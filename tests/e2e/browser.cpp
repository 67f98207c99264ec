#include "tests/e2e/browser.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QThread>

#include <unistd.h>

#include <stdexcept>

namespace wupan::test {
namespace {

constexpr int kDeadlineMs = 60'000;

} // namespace

Browser::Browser(const QString& language)
{
    m_driver.setProcessChannelMode(QProcess::MergedChannels);
    m_driver.start("chromedriver", {"--port=0"});
    QByteArray said;
    QElapsedTimer waiting;
    waiting.start();
    static const QRegularExpression kPort("on port (\\d+)\\.");
    QRegularExpressionMatch port;
    while (!port.hasMatch() && waiting.elapsed() < kDeadlineMs &&
           m_driver.waitForReadyRead(kDeadlineMs)) {
        said += m_driver.readAll();
        port = kPort.match(said);
    }
    if (!port.hasMatch())
        throw std::runtime_error("chromedriver does not start: " + said.toStdString());
    m_base = QUrl("http://127.0.0.1:" + port.captured(1));
    QJsonArray arguments{"--headless=new", "--disable-gpu", "--disable-dev-shm-usage",
                         "--user-data-dir=" + m_folder.path()};
    if (geteuid() == 0) // Chromium's sandbox refuses root, as which a build machine may run
        arguments << "--no-sandbox";
    const QJsonObject options{{"args", arguments},
                              {"prefs", QJsonObject{{"intl.accept_languages", language}}}};
    const QJsonObject wanted{{"browserName", "chrome"},
                             {"goog:chromeOptions", options},
                             {"goog:loggingPrefs", QJsonObject{{"browser", "ALL"}}}};
    m_session = call("POST", "/session", {{"capabilities", QJsonObject{{"alwaysMatch", wanted}}}})
                    .toObject()
                    .value("sessionId")
                    .toString();
}

Browser::~Browser()
{
    try {
        call("DELETE", "/session/" + m_session);
    } catch (const std::exception&) { // it is to end in any case
    }
    m_driver.terminate();
    if (!m_driver.waitForFinished(5'000))
        m_driver.kill();
    m_driver.waitForFinished();
}

QJsonValue Browser::call(const QByteArray& method, const QString& path, const QJsonObject& body)
{
    QNetworkAccessManager network;
    QUrl url = m_base;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    request.setTransferTimeout(kDeadlineMs);
    const QByteArray sent = method == "POST" ? QJsonDocument(body).toJson() : QByteArray();
    QNetworkReply* reply = network.sendCustomRequest(request, method, sent);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QByteArray answer = reply->readAll();
    if (reply->error() != QNetworkReply::NoError)
        throw std::runtime_error("the browser cannot do that: " + path.toStdString() + " " +
                                 answer.left(600).toStdString());
    return QJsonDocument::fromJson(answer).object().value("value");
}

QString Browser::find(const QString& element)
{
    const QJsonObject found = call("POST", "/session/" + m_session + "/element",
                                   {{"using", "css selector"}, {"value", element}})
                                  .toObject();
    return found.begin().value().toString();
}

QString Browser::elementPath(const QString& element, const QString& rest)
{
    return "/session/" + m_session + "/element/" + find(element) + rest;
}

void Browser::resize(int width, int height)
{
    const QJsonObject size{
        {"width", width}, {"height", height}, {"deviceScaleFactor", 1}, {"mobile", false}};
    call("POST", "/session/" + m_session + "/goog/cdp/execute",
         {{"cmd", "Emulation.setDeviceMetricsOverride"}, {"params", size}});
}

void Browser::preferDark(bool dark)
{
    const QJsonObject feature{{"name", "prefers-color-scheme"}, {"value", dark ? "dark" : "light"}};
    call("POST", "/session/" + m_session + "/goog/cdp/execute",
         {{"cmd", "Emulation.setEmulatedMedia"},
          {"params", QJsonObject{{"features", QJsonArray{feature}}}}});
}

void Browser::go(const QUrl& url)
{
    call("POST", "/session/" + m_session + "/url", {{"url", url.toString()}});
}

void Browser::type(const QString& element, const QString& text)
{
    call("POST", elementPath(element, "/value"), {{"text", text}});
}

void Browser::follow(const QString& element)
{
    const QString path = elementPath(element, "/click");
    static_cast<void>(evaluate("window.isOfBefore = true"));
    call("POST", path);
    const QString arrived = "return !window.isOfBefore && document.readyState === 'complete'";
    QElapsedTimer waiting;
    waiting.start();
    bool isThere = false;
    while (!isThere) {
        if (waiting.elapsed() > kDeadlineMs)
            throw std::runtime_error("nothing follows on a click on " + element.toStdString());
        try {
            isThere = evaluate(arrived).toBool();
        } catch (const std::runtime_error&) { // between two pages there is none to ask
        }
        if (!isThere)
            QThread::msleep(10);
    }
}

QString Browser::text(const QString& element)
{
    // In one step: a page that hears of something new exchanges its elements.
    const QString script = "return document.querySelector(%1).innerText";
    const QByteArray name = QJsonDocument(QJsonArray{element}).toJson(QJsonDocument::Compact);
    return evaluate(script.arg(QString::fromUtf8(name.mid(1, name.size() - 2)))).toString();
}

bool Browser::has(const QString& element)
{
    return !call("POST", "/session/" + m_session + "/elements",
                 {{"using", "css selector"}, {"value", element}})
                .toArray()
                .isEmpty();
}

QUrl Browser::url()
{
    const QString url = call("GET", "/session/" + m_session + "/url").toString();
    return QUrl::fromUserInput(url);
}

QJsonValue Browser::evaluate(const QString& script)
{
    return call("POST", "/session/" + m_session + "/execute/sync",
                {{"script", script}, {"args", QJsonArray()}});
}

QByteArray Browser::complaints()
{
    QByteArray complaints;
    const QJsonArray log =
        call("POST", "/session/" + m_session + "/se/log", {{"type", "browser"}}).toArray();
    for (const auto& entry : log)
        complaints += entry.toObject().value("message").toString().toUtf8() + "\n";
    return complaints;
}

} // namespace wupan::test
