#pragma once

#include "opus_file.h"
#include "recordings.h"
#include "sound_player.h"

#include <QObject>
#include <QUrl>
#include <QtQmlIntegration>

#include <memory>

class QAudioSource;
class QIODevice;

namespace wupan {

/// Records answers with the tablet's microphone, one at a time. What is recorded is on the disk at
/// once. Thread: the UI's.
class SoundRecorder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a checklist")
    /// Path of the question that is being recorded for; empty = none is.
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(QString elapsedText READ elapsedText NOTIFY progressed FINAL)
    /// Why it does not record …
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)
    /// … for which question.
    Q_PROPERTY(QString errorQuestion READ errorQuestion NOTIFY changed FINAL)

public:
    /// `player`: silent while it records.
    explicit SoundRecorder(SoundPlayer& player, QObject* parent = nullptr);
    ~SoundRecorder() override;

    [[nodiscard]] QString question() const { return m_recording.question; }
    [[nodiscard]] QString elapsedText() const;
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString errorQuestion() const { return m_errorQuestion; }

    /// Where recordings lie until they are kept, and whose they are.
    void belongTo(const QString& folder, VisitId visit);
    /// Ends it without telling: it stays where it is.
    void abandon();
    /// The recording that is under way; its file is empty when there is none.
    [[nodiscard]] const Recording& recording() const { return m_recording; }

    Q_INVOKABLE void start(const QString& question);
    Q_INVOKABLE void stop();

signals:
    void changed();
    void progressed();
    /// A recording has ended, and is to be kept.
    void recorded(const wupan::Recording& recording);

private:
    void take();
    void endInput();
    void fail(const QString& question, const QString& sentence);

    SoundPlayer& m_player;
    QString m_folder;
    VisitId m_visit;
    Recording m_recording;
    std::unique_ptr<OpusFile> m_file;
    std::unique_ptr<QAudioSource> m_source;
    QIODevice* m_input = nullptr; ///< of m_source
    QString m_errorText;
    QString m_errorQuestion;
};

} // namespace wupan
