#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QUrl>
#include <QtQmlIntegration>

namespace wupan {

/// Reads the code in a photo for one question at a time; of several codes the officer chooses one.
/// The photo is not kept. Thread: the UI's; reads on one of its own.
class CodeReader final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a checklist")
    /// Path of the question whose photo is read, or was read without an answer; empty: none.
    Q_PROPERTY(QString path READ path NOTIFY changed FINAL)
    /// Those to choose from, when there are several.
    Q_PROPERTY(QStringList codes READ codes NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)

public:
    explicit CodeReader(QObject* parent);
    ~CodeReader() override;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QStringList codes() const { return m_codes; }
    [[nodiscard]] QString text() const { return m_text; }

    void begin(const QString& path, const QUrl& photo);
    /// One of codes().
    Q_INVOKABLE void use(const QString& code);
    Q_INVOKABLE void cancel();

signals:
    void changed();
    void taken(const QString& path, const QString& code);

private:
    void show(const Result<QStringList>& codes);

    QString m_path;
    QStringList m_codes;
    QString m_text;
    int m_reading = 0; ///< counts them: what an abandoned one finds is not shown
    QThreadPool m_reader;
};

} // namespace wupan
