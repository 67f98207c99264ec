#include "sound_player.h"

#include <QAudioOutput>
#include <QMediaPlayer>

#include <utility>

namespace wupan {

SoundPlayer::SoundPlayer(QObject* parent)
    : QObject(parent)
{}

SoundPlayer::~SoundPlayer() = default;

void SoundPlayer::setSilent(bool silent)
{
    m_silent = silent;
    if (silent)
        stop();
    else
        emit changed();
}

void SoundPlayer::toggle(const QString& key, const QUrl& sound)
{
    const bool another = key != m_playing;
    stop();
    if (!another || m_silent || sound.isEmpty())
        return;
    if (!m_player)
        makePlayer();
    m_playing = key;
    m_player->setSource(sound);
    m_player->play();
    emit changed();
}

void SoundPlayer::stop()
{
    m_playing.clear();
    m_unplayable.clear();
    if (m_player)
        m_player->stop();
    emit changed();
}

/// With the first sound: it takes its time.
void SoundPlayer::makePlayer()
{
    m_player = std::make_unique<QMediaPlayer>();
    m_player->setAudioOutput(new QAudioOutput(m_player.get()));
    connect(m_player.get(), &QMediaPlayer::playbackStateChanged, this,
            [this](QMediaPlayer::PlaybackState state) {
                if (state != QMediaPlayer::StoppedState || m_playing.isEmpty())
                    return;
                m_playing.clear();
                emit changed();
            });
    connect(m_player.get(), &QMediaPlayer::errorOccurred, this, [this] {
        if (m_playing.isEmpty())
            return; // one fault may be told twice
        m_unplayable = std::exchange(m_playing, {});
        emit changed();
    });
}

} // namespace wupan
