#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace wupan::test {

/// A real Chromium without a window, driven as a person drives it (W3C WebDriver, by chromedriver).
/// What it cannot do throws: an element that is not there, or that nobody could click.
class Browser
{
public:
    /// `language` as in Accept-Language.
    explicit Browser(const QString& language);
    ~Browser();
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;

    void resize(int width, int height);
    void preferDark(bool dark);
    void go(const QUrl& url);
    /// Elements are named by CSS selectors; the first that fits counts.
    void type(const QString& element, const QString& text);
    /// Clicks what leads to another page, and waits until that is there.
    void follow(const QString& element);
    [[nodiscard]] QString text(const QString& element);
    [[nodiscard]] bool has(const QString& element);
    [[nodiscard]] QUrl url();
    /// What `return …` gives in the page.
    [[nodiscard]] QJsonValue evaluate(const QString& script);
    /// What the browser complained about since it was asked last: blocked, missing or broken
    /// things.
    [[nodiscard]] QByteArray complaints();

private:
    QJsonValue call(const QByteArray& method, const QString& path, const QJsonObject& body = {});
    [[nodiscard]] QString find(const QString& element);
    [[nodiscard]] QString elementPath(const QString& element, const QString& rest);

    QTemporaryDir m_folder;
    QProcess m_driver;
    QUrl m_base;
    QString m_session;
};

} // namespace wupan::test
