#include "core/rescue/rescue_writer.h"
#include "tests/support/opened_bundle.h"
#include "tests/support/temporary_tablet.h"

#include "core/base/hash.h"
#include "core/store/file_upload_store.h"

#include <QFile>
#include <QTest>

#include <fstream>

using namespace wupan;

namespace {

/// The most memory that this process had since forgetPeak(), in KB.
qint64 peak()
{
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').front().toLongLong();
    return 0;
}

void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

} // namespace

/// A tablet has less memory than a day has photos.
class TestRescueMemory : public QObject
{
    Q_OBJECT
private:
    static constexpr int kPhotos = 12;
    static constexpr std::size_t kPhotoBytes = 8ULL * 1024 * 1024;
    static constexpr qint64 kMostKilobytes = 6LL * 1024;

    static void takePhotos(test::TemporaryTablet& device)
    {
        for (int i = 0; i < kPhotos; ++i) {
            const std::string bytes =
                "\xFF\xD8\xFF" + std::string(kPhotoBytes, static_cast<char>('a' + i));
            const std::string name = sha256Hex(bytes);
            std::ofstream(device.tablet->filesFolder() / name, std::ios::binary) << bytes;
            QVERIFY(device.tablet
                        ->inTransaction([&] {
                            FileUploadStore(device.tablet->database())
                                .add({name, std::ssize(bytes), "image/jpeg", "", 0},
                                     device.clock.now());
                            return done();
                        })
                        .ok());
        }
    }

private slots:
    void aBundleOfManyPhotosIsMadeAndReadWithLittleOfIt()
    {
        test::TemporaryTablet device;
        const SealingKeys keys = test::sealingKeys();
        test::giveRescueKey(*device.tablet, keys, device.park.id);
        takePhotos(device);
        const std::filesystem::path path = device.folder() / "bundle";

        forgetPeak();
        const qint64 before = peak();
        QVERIFY(before > 0);
        const auto made = writeRescueBundle(*device.tablet, path);
        QVERIFY(made.ok());
        QCOMPARE(made->files.size(), std::size_t{kPhotos});
        QVERIFY(std::filesystem::file_size(path) > kPhotos * kPhotoBytes);

        auto reader = RescueReader::open(path, test::secretsOf(keys));
        QVERIFY(reader.ok());
        int parts = 0;
        while (true) {
            const auto part = reader->next();
            QVERIFY(part.ok());
            if (!*part)
                break;
            ++parts;
        }
        QCOMPARE(parts, 1 + kPhotos);
        const qint64 more = peak() - before;
        QVERIFY2(more < kMostKilobytes, QByteArray::number(more).constData());
    }
};

QTEST_APPLESS_MAIN(TestRescueMemory)
#include "tst_rescue_memory.moc"
