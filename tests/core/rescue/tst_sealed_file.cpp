#include "core/rescue/sealed_file_reader.h"
#include "core/rescue/sealed_file_writer.h"
#include "core/rescue/sealed_format.h"
#include "tests/support/opened_bundle.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace wupan;

namespace {

void require(const Status& status)
{
    if (!status)
        throw std::runtime_error(status.error().detail);
}

std::string patterned(std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 7 + i / 251);
    return bytes;
}

/// Files of this process may not grow beyond a length, as on a disk that has no room for more.
class SmallestDisk
{
public:
    explicit SmallestDisk(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit small = m_before;
        small.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallestDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallestDisk(const SmallestDisk&) = delete;
    SmallestDisk& operator=(const SmallestDisk&) = delete;

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

} // namespace

/// The file that only the owner of a key can read.
class TestSealedFile : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    SealingKeys m_keys = test::sealingKeys();

    [[nodiscard]] std::filesystem::path path(const char* name = "sealed") const
    {
        return m_folder.filePath(name).toStdString();
    }

    Status write(const std::string& content) const
    {
        auto writer = SealedFileWriter::create(path(), m_keys.publicKey);
        if (!writer)
            return writer.error();
        const Status added = (*writer)->add(content);
        return added ? (*writer)->finish() : added;
    }

    /// The content, when the file is whole.
    Result<std::string> read(std::size_t size) const
    {
        auto reader = SealedFileReader::open(path(), test::secretsOf(m_keys));
        if (!reader)
            return reader.error();
        auto content = (*reader)->read(size);
        if (!content)
            return content;
        const Status whole = (*reader)->checkEnd();
        return whole ? std::move(content) : Result<std::string>(whole.error());
    }

    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void put(const QByteArray& content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    [[nodiscard]] QStringList present() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files);
    }

private slots:
    void cleanup()
    {
        for (const QString& name : present())
            QFile::remove(m_folder.filePath(name));
    }

    void whatWasWrittenIsRead_data()
    {
        QTest::addColumn<qulonglong>("size");
        QTest::newRow("nothing") << 0ULL;
        QTest::newRow("one byte") << 1ULL;
        QTest::newRow("a chunk without its last byte") << sealed::kChunkBytes - 1ULL;
        QTest::newRow("a chunk") << qulonglong{sealed::kChunkBytes};
        QTest::newRow("a chunk and a byte") << sealed::kChunkBytes + 1ULL;
        QTest::newRow("three chunks") << 3ULL * sealed::kChunkBytes;
    }
    void whatWasWrittenIsRead()
    {
        QFETCH(qulonglong, size);
        const std::string content = patterned(size);
        QVERIFY(write(content).ok());
        const auto found = read(size);
        QVERIFY(found.ok());
        QVERIFY(*found == content);
        QCOMPARE(present(), QStringList{"sealed"});
        if (size > 16)
            QVERIFY(!bytes().contains(QByteArray::fromStdString(content.substr(0, 16))));
    }

    void whateverPiecesItIsWrittenAndReadIn()
    {
        QVERIFY(rc::check([&] {
            const auto pieces =
                *rc::gen::container<std::vector<std::string>>(rc::gen::arbitrary<std::string>());
            const bool large = *rc::gen::arbitrary<bool>();
            std::string content;
            auto writer = SealedFileWriter::create(path(), m_keys.publicKey);
            for (std::string piece : pieces) {
                if (large)
                    piece += patterned(sealed::kChunkBytes / 3);
                require((*writer)->add(piece));
                content += piece;
            }
            require((*writer)->finish());
            auto reader = SealedFileReader::open(path(), test::secretsOf(m_keys));
            std::string found;
            while (found.size() < content.size()) {
                const auto size = *rc::gen::inRange<std::size_t>(1, content.size() + 1);
                found += (*reader)->read(std::min(size, content.size() - found.size())).value();
            }
            RC_ASSERT(found == content);
            RC_ASSERT((*reader)->checkEnd().ok());
        }));
    }

    void aFileThatIsCutOffAnywhereIsNotWhole()
    {
        const std::string content = patterned(sealed::kChunkBytes + 40);
        QVERIFY(write(content).ok());
        const QByteArray whole = bytes();
        const qsizetype secondChunk = whole.size() - 90;
        for (qsizetype size = 0; size < whole.size();
             size += size < 300 || size > secondChunk ? 1 : 997) {
            put(whole.left(size));
            const auto found = read(content.size());
            QVERIFY(!found.ok());
            const bool isOne = size >= qsizetype{sealed::kMagic.size()};
            QCOMPARE(found.error().code,
                     isOne ? ErrorCode::invalidInput : ErrorCode::unreadableFile);
        }
        put(whole);
        QVERIFY(read(content.size()).ok());
    }

    void aByteThatIsAnotherIsNoticedWhereverItIs()
    {
        const std::string content = patterned(90);
        QVERIFY(write(content).ok());
        const QByteArray whole = bytes();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray other = whole;
            other[at] = static_cast<char>(other[at] ^ 0x01);
            put(other);
            QVERIFY2(!read(content.size()).ok(), QByteArray::number(at).constData());
        }
    }

    void chunksThatChangePlacesAreNoticed()
    {
        const std::string content = patterned(3 * sealed::kChunkBytes);
        QVERIFY(write(content).ok());
        QByteArray other = bytes();
        constexpr qsizetype kChunk = qsizetype{sealed::kLengthBytes} +
                                     qsizetype{sealed::kChunkBytes} +
                                     qsizetype{sealed::kChunkOverhead};
        constexpr qsizetype kFirst = sealed::kHeaderBytes;
        const QByteArray first = other.mid(kFirst, kChunk);
        other.replace(kFirst, kChunk, other.mid(kFirst + kChunk, kChunk));
        other.replace(kFirst + kChunk, kChunk, first);
        put(other);
        QCOMPARE(read(content.size()).error().code, ErrorCode::damagedData);
    }

    void bytesBehindTheEndAreNoticed()
    {
        QVERIFY(write("content").ok());
        put(bytes() + "x");
        QCOMPARE(read(7).error().code, ErrorCode::damagedData);
    }

    void moreThanThereIsCannotBeRead()
    {
        QVERIFY(write("content").ok());
        QCOMPARE(read(8).error().code, ErrorCode::damagedData);
        QCOMPARE(read(6).error().code, ErrorCode::damagedData);
    }

    void anotherKeyOpensNothing()
    {
        QVERIFY(write("content").ok());
        m_keys = test::sealingKeys(42);
        QCOMPARE(read(7).error().code, ErrorCode::unauthorized);
        m_keys = test::sealingKeys();
    }

    void aNewerVersionIsTold()
    {
        QVERIFY(write("content").ok());
        QByteArray newer = bytes();
        newer[qsizetype{sealed::kMagic.size()}] = sealed::kVersion + 1;
        put(newer);
        QCOMPARE(read(7).error().code, ErrorCode::protocol);
    }

    void whatIsNoSuchFileIsTold()
    {
        put("\x89PNG\r\n\x1a\n and so on");
        QCOMPARE(read(7).error().code, ErrorCode::unreadableFile);
        QVERIFY(QFile::remove(path()));
        QCOMPARE(read(7).error().code, ErrorCode::storage);
        QVERIFY(QDir().mkpath(QString::fromStdString(path().string())));
        QCOMPARE(read(7).error().code, ErrorCode::storage);
        QVERIFY(QDir().rmdir(QString::fromStdString(path().string())));
    }

    void whatIsNotFinishedIsNotThere()
    {
        {
            auto writer = SealedFileWriter::create(path(), m_keys.publicKey);
            QVERIFY((*writer)->add(patterned(3 * sealed::kChunkBytes)).ok());
            QVERIFY(!QFile::exists(path()));
        }
        QCOMPARE(present(), QStringList());
    }

    void aDiskThatTakesNoMoreLeavesNothingBehind()
    {
        const std::string content = patterned(2 * sealed::kChunkBytes + 1000);
        QVERIFY(write(content).ok());
        const qsizetype size = bytes().size();
        QVERIFY(QFile::remove(path()));
        for (qsizetype room = 0; room < size; room += size / 60) {
            const SmallestDisk disk(static_cast<rlim_t>(room));
            QVERIFY(!write(content).ok());
            QCOMPARE(present(), QStringList());
        }
        QVERIFY(write(content).ok());
    }

    void theFileOfBeforeStaysUntilTheNewOneIsWhole()
    {
        QVERIFY(write("before").ok());
        {
            const SmallestDisk disk(100);
            QVERIFY(!write("afterwards").ok());
        }
        QCOMPARE(QByteArray::fromStdString(*read(6)), QByteArray("before"));
    }

    void aKeyThatIsNoneSealsNothing()
    {
        QCOMPARE(SealedFileWriter::create(path(), "short").error().code, ErrorCode::invalidInput);
        QCOMPARE(SealedFileWriter::create(path(), std::string(32, '\0')).error().code,
                 ErrorCode::invalidInput);
        QCOMPARE(present(), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestSealedFile)
#include "tst_sealed_file.moc"
