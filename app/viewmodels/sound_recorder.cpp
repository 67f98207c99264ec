#include "sound_recorder.h"

#include "issue_text.h"
#include "visit_text.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QDateTime>
#include <QMediaDevices>

#include <cstring>
#include <optional>
#include <vector>

namespace wupan {
namespace {

// What a file may hold at this rate, with room to spare.
constexpr std::int64_t kLongestMs = 2LL * 60 * 60 * 1000;

/// One channel of 16 bits. Speech needs no more than the first rate; the encoder takes each.
std::optional<QAudioFormat> formatOf(const QAudioDevice& microphone)
{
    for (const int rate : {16'000, 48'000, 44'100}) {
        QAudioFormat format;
        format.setSampleRate(rate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (microphone.isFormatSupported(format))
            return format;
    }
    return std::nullopt;
}

} // namespace

SoundRecorder::SoundRecorder(SoundPlayer& player, QObject* parent)
    : QObject(parent)
    , m_player(player)
{}

SoundRecorder::~SoundRecorder()
{
    endInput();
}

QString SoundRecorder::elapsedText() const
{
    const std::int64_t seconds = m_file ? m_file->milliseconds() / 1000 : 0;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

void SoundRecorder::belongTo(const QString& folder, VisitId visit)
{
    m_folder = folder;
    m_visit = visit;
}

void SoundRecorder::abandon()
{
    endInput();
    m_recording = {};
    m_errorText.clear();
    emit changed();
}

void SoundRecorder::start(const QString& question)
{
    if (!m_recording.file.isEmpty())
        return;
    m_errorText.clear();
    const QAudioDevice microphone = QMediaDevices::defaultAudioInput();
    const auto format = microphone.isNull() ? std::nullopt : formatOf(microphone);
    if (!format)
        return fail(question, tr("This tablet has no microphone that can be used. Connect one, or "
                                 "choose a file that was recorded elsewhere."));
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    const QString name =
        tr("Recording %1", "name of a file, with date and time")
            .arg(issue_text::fullDayText(now) + QLatin1Char(' ') +
                 visit_text::timeText(now).replace(QLatin1Char(':'), QLatin1Char('.'))) +
        QStringLiteral(".ogg");
    const Result<Recording> begun = newRecording(m_folder, m_visit, question, name);
    auto file = begun ? OpusFile::create(begun->file, format->sampleRate())
                      : Result<std::unique_ptr<OpusFile>>(begun.error());
    if (!file) {
        if (begun)
            forgetRecording(*begun);
        return fail(question, tr("There is no room for a recording on this tablet. Free some "
                                 "space, then try again."));
    }
    m_recording = *begun;
    m_file = std::move(*file);
    m_source = std::make_unique<QAudioSource>(microphone, *format);
    m_player.setSilent(true);
    m_input = m_source->start();
    if (m_input == nullptr || m_source->error() != QAudio::NoError) {
        const Recording nothing = m_recording;
        endInput();
        m_recording = {};
        forgetRecording(nothing);
        return fail(question, tr("The microphone cannot be used now. Look whether another program "
                                 "has it, then try again."));
    }
    connect(m_input, &QIODevice::readyRead, this, &SoundRecorder::take);
    emit changed();
    emit progressed();
}

void SoundRecorder::take()
{
    if (m_input == nullptr || !m_file)
        return;
    const QByteArray bytes = m_input->readAll();
    std::vector<std::int16_t> samples(static_cast<std::size_t>(bytes.size()) /
                                      sizeof(std::int16_t));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(std::int16_t));
    const std::int64_t before = m_file->milliseconds() / 1000;
    if (!m_file->write(samples)) {
        const QString question = m_recording.question;
        stop();
        return fail(question, tr("This tablet has no room left: the recording ended here. What was "
                                 "recorded before is kept."));
    }
    if (m_file->milliseconds() / 1000 != before)
        emit progressed();
    if (m_file->milliseconds() >= kLongestMs) {
        const QString question = m_recording.question;
        stop();
        fail(question, tr("A recording lasts two hours at most: it ended here, and is kept."));
    }
}

void SoundRecorder::endInput()
{
    if (m_source) {
        m_source->stop();
        m_source.release()->deleteLater(); // it may be what called
    }
    m_input = nullptr;
    if (m_file)
        static_cast<void>(m_file->finish()); // all but the last second is there already
    m_file.reset();
    m_player.setSilent(false);
}

void SoundRecorder::stop()
{
    if (m_recording.file.isEmpty())
        return;
    take();
    endInput();
    const Recording ended = m_recording;
    m_recording = {};
    emit changed();
    emit recorded(ended);
}

void SoundRecorder::fail(const QString& question, const QString& sentence)
{
    m_errorQuestion = question;
    m_errorText = sentence;
    emit changed();
}

} // namespace wupan
