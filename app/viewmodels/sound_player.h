#pragma once

#include <QObject>
#include <QUrl>
#include <QtQmlIntegration>

#include <memory>

class QMediaPlayer;

namespace wupan {

/// Plays sounds of this tablet, one at a time. Thread: the UI's.
class SoundPlayer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a checklist")
    /// Key of the sound that is heard; empty = none is.
    Q_PROPERTY(QString playing READ playing NOTIFY changed FINAL)
    /// Key of the last one, if it could not be played.
    Q_PROPERTY(QString unplayable READ unplayable NOTIFY changed FINAL)
    /// Nothing is played: a microphone would hear it.
    Q_PROPERTY(bool silent READ silent NOTIFY changed FINAL)

public:
    explicit SoundPlayer(QObject* parent = nullptr);
    ~SoundPlayer() override;

    [[nodiscard]] QString playing() const { return m_playing; }
    [[nodiscard]] QString unplayable() const { return m_unplayable; }
    [[nodiscard]] bool silent() const { return m_silent; }
    void setSilent(bool silent);

    /// `key`: of what is heard, unique on its page. Ends what is heard; begins if that was another.
    Q_INVOKABLE void toggle(const QString& key, const QUrl& sound);
    void stop();

signals:
    void changed();

private:
    void makePlayer();

    std::unique_ptr<QMediaPlayer> m_player;
    QString m_playing;
    QString m_unplayable;
    bool m_silent = false;
};

} // namespace wupan
