#include "core/store/attachment_store.h"
#include "tests/app/checklist_fixture.h"
#include "tests/app/every_type_form.h"
#include "tests/support/sample_files.h"

#include <QAudioBuffer>
#include <QAudioDecoder>
#include <QAudioDevice>
#include <QMediaDevices>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>

#include <cmath>
#include <numbers>

using namespace wupan;
using namespace wupan::test;

namespace {

const QString kSound = "/data/m/sound";
constexpr int kRate = 16'000;
constexpr int kLoudness = 8'000;

/// PulseAudio with a microphone that hears a tone, and loudspeakers that nobody hears.
class Room
{
public:
    Room()
    {
        const auto at = [this](const char* name) { return m_folder.filePath(name); };
        qputenv("PULSE_SERVER", ("unix:" + at("socket")).toUtf8());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", m_folder.path());
        environment.insert("PULSE_RUNTIME_PATH", at("runtime"));
        m_server.setProcessEnvironment(environment);
        m_server.start("pulseaudio",
                       {"-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-L",
                        "module-null-sink sink_name=room", "-L",
                        "module-pipe-source source_name=microphone format=s16le channels=1 rate=" +
                            QString::number(kRate) + " file=" + at("air"),
                        "-L",
                        "module-native-protocol-unix auth-anonymous=1 socket=" + at("socket")});
        if (!m_server.waitForStarted() ||
            !QTest::qWaitFor([&] { return QFileInfo::exists(at("socket")); }))
            throw std::runtime_error("PulseAudio does not start");
        m_air = ::open(at("air").toUtf8().constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        QObject::connect(&m_clock, &QTimer::timeout, [this] { sound(); });
        m_clock.start(100);
    }
    ~Room()
    {
        ::close(m_air);
        m_server.kill();
        m_server.waitForFinished();
    }
    void unplugMicrophone()
    {
        if (QProcess::execute("pactl", {"unload-module", "module-pipe-source"}) != 0)
            throw std::runtime_error("the microphone cannot be unplugged");
    }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;

private:
    void sound()
    {
        std::vector<std::int16_t> samples(kRate / 10);
        for (std::int16_t& sample : samples)
            sample = static_cast<std::int16_t>(
                kLoudness *
                std::sin(2 * std::numbers::pi * 440 * static_cast<double>(m_at++) / kRate));
        // What nobody takes is not heard.
        static_cast<void>(!::write(m_air, samples.data(), samples.size() * sizeof(samples[0])));
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    QTimer m_clock;
    int m_air = -1;
    std::int64_t m_at = 0;
};

/// Of what a player makes of the file: seconds, and the loudest sample.
struct Heard
{
    double seconds = 0;
    int loudest = 0;
};

Heard hear(const QUrl& file)
{
    Heard heard;
    QAudioFormat format;
    format.setSampleRate(kRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    QAudioDecoder decoder;
    decoder.setAudioFormat(format);
    decoder.setSource(file);
    bool ended = false;
    QObject::connect(&decoder, &QAudioDecoder::bufferReady, [&] {
        const QAudioBuffer buffer = decoder.read();
        heard.seconds += static_cast<double>(buffer.duration()) / 1e6;
        for (qsizetype i = 0; i < buffer.sampleCount(); ++i)
            heard.loudest = std::max(heard.loudest, std::abs(buffer.constData<qint16>()[i]));
    });
    QObject::connect(&decoder, &QAudioDecoder::finished, [&] { ended = true; });
    decoder.start();
    if (!QTest::qWaitFor([&] { return ended; }, 20'000))
        throw std::runtime_error("not decoded: " + decoder.errorString().toStdString());
    return heard;
}

} // namespace

/// Recording for real: a microphone of PulseAudio that hears a tone.
class TestSoundRecorder : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Room> m_room;

private slots:
    void initTestCase() { m_room = std::make_unique<Room>(); }
    void cleanupTestCase() { m_room.reset(); }

    void whatTheMicrophoneHearsIsTheAnswer()
    {
        ChecklistPage page("/data/m", kEveryType);
        SoundRecorder& recorder = *page.editor.recorder();
        recorder.start(kSound);
        QCOMPARE(recorder.errorText(), "");
        QCOMPARE(recorder.question(), kSound);
        QCOMPARE(recorder.elapsedText(), "0:00");
        QVERIFY(page.editor.asksToStopRecording());
        // Another section and other answers do not end it.
        page.editor.showSection("/data/v");
        page.editor.type("/data/v/name", "订单");
        QTRY_COMPARE_WITH_TIMEOUT(recorder.elapsedText(), "0:03", 20'000);
        const QString file = recorder.recording().file;
        QVERIFY(QFileInfo(file).size() > 1000); // on the disk while it goes on
        page.editor.showSection("/data/m");
        recorder.stop();
        QCOMPARE(recorder.question(), "");
        QVERIFY(!page.editor.asksToStopRecording());
        QTRY_VERIFY(!page.row(kSound).fileName.isEmpty());
        QVERIFY(page.row(kSound).fileName.startsWith("Recording "));
        QVERIFY(page.row(kSound).fileName.endsWith(".ogg"));
        QVERIFY(!QFileInfo::exists(file));
        const Attachment kept = AttachmentStore(page.device.tablet->database())
                                    .ofOwner(page.visit.uuid)
                                    .front()
                                    .attachment;
        QCOMPARE(kept.mediaType, std::string("audio/ogg"));
        const Heard heard = hear(page.row(kSound).file);
        QVERIFY2(heard.seconds >= 2.9, qPrintable(QString::number(heard.seconds)));
        QVERIFY2(std::abs(heard.loudest - kLoudness) < kLoudness / 4,
                 qPrintable(QString::number(heard.loudest)));
    }

    void itIsHeardOnTheTablet()
    {
        ChecklistPage page("/data/m", kEveryType);
        SoundRecorder& recorder = *page.editor.recorder();
        recorder.start(kSound);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.elapsedText(), "0:01", 20'000);
        recorder.stop();
        QTRY_VERIFY(page.row(kSound).file.isLocalFile());
        SoundPlayer& player = *page.editor.sounds();
        player.toggle("answer", page.row(kSound).file);
        QCOMPARE(player.playing(), "answer");
        QTRY_COMPARE_WITH_TIMEOUT(player.playing(), "", 20'000); // to its end
        QCOMPARE(player.unplayable(), "");
    }

    void oneIsHeardAtATimeAndNoneWhileAnotherIsRecorded()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("long"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(wav(60 * kRate)));
        file.close();
        const QUrl sound = QUrl::fromLocalFile(file.fileName());
        ChecklistPage page("/data/m", kEveryType);
        SoundPlayer& player = *page.editor.sounds();
        player.toggle("one", sound);
        player.toggle("another", sound);
        QCOMPARE(player.playing(), "another");
        player.toggle("another", sound);
        QCOMPARE(player.playing(), "");
        player.toggle("one", sound);
        page.editor.recorder()->start(kSound);
        QCOMPARE(player.playing(), "");
        QVERIFY(player.silent());
        player.toggle("one", sound);
        QCOMPARE(player.playing(), "");
        QTRY_COMPARE_WITH_TIMEOUT(page.editor.recorder()->elapsedText(), "0:01", 20'000);
        page.editor.recorder()->stop();
        QVERIFY(!player.silent());
        player.toggle("one", sound);
        QCOMPARE(player.playing(), "one");
        page.editor.showSection("/data/v");
        QCOMPARE(player.playing(), "");
        page.settle();
    }

    void whatCannotBePlayedIsSaid()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("noise"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no sound");
        file.close();
        SoundPlayer player;
        player.toggle("noise", QUrl::fromLocalFile(file.fileName()));
        QTRY_COMPARE(player.unplayable(), "noise");
        QCOMPARE(player.playing(), "");
    }

    void oneIsRecordedAtATime()
    {
        ChecklistPage page("/data/m", kEveryType);
        SoundRecorder& recorder = *page.editor.recorder();
        recorder.start(kSound);
        recorder.start("/data/m/other");
        QCOMPARE(recorder.question(), kSound);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.elapsedText(), "0:01", 20'000);
        recorder.stop();
        QTRY_VERIFY(!page.saved(kSound).isEmpty());
    }

    void whoLeavesTheVisitFindsTheRecordingThere()
    {
        ChecklistPage page("/data/m", kEveryType);
        page.editor.recorder()->start(kSound);
        QTRY_COMPARE_WITH_TIMEOUT(page.editor.recorder()->elapsedText(), "0:01", 20'000);
        page.editor.close();
        QCOMPARE(page.editor.recorder()->question(), "");
        page.show();
        page.editor.showSection("/data/m");
        QTRY_VERIFY(!page.row(kSound).fileName.isEmpty());
        QVERIFY(hear(page.row(kSound).file).seconds >= 0.9);
    }

    void withoutAMicrophoneItIsSaid()
    {
        m_room->unplugMicrophone();
        QTRY_VERIFY(QMediaDevices::defaultAudioInput().isNull());
        ChecklistPage page("/data/m", kEveryType);
        SoundRecorder& recorder = *page.editor.recorder();
        recorder.start(kSound);
        QCOMPARE(recorder.question(), "");
        QCOMPARE(recorder.errorQuestion(), kSound);
        QVERIFY(recorder.errorText().contains("no microphone"));
        QVERIFY(!page.editor.asksToStopRecording());
        QVERIFY(!page.editor.sounds()->silent());
        QVERIFY(!QFileInfo::exists(
            readVisitDetails(*page.device.tablet, page.visit, {})->recordingsFolder));
    }
};

QTEST_GUILESS_MAIN(TestSoundRecorder)
#include "tst_sound_recorder.moc"
