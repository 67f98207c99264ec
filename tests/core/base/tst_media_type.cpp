#include "core/base/file_name.h"
#include "core/base/media_type.h"
#include "tests/support/sample_files.h"

#include <QTest>

using namespace wupan;

/// What kind of file bytes are, and what such a file may be called.
class TestMediaType : public QObject
{
    Q_OBJECT
private slots:
    void bytesTellTheKind_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("type");
        const auto row = [](const char* name, const std::string& bytes, const char* type) {
            QTest::newRow(name) << bytes << std::string(type);
        };
        using std::string;
        row("JPEG", "\xFF\xD8\xFF\xE0", "image/jpeg");
        row("PNG", "\x89PNG\r\n\x1A\n", "image/png");
        row("WAV", string("RIFF\x24\0\0\0WAVEfmt ", 16), "audio/wav");
        row("another RIFF", string("RIFF\x24\0\0\0AVI LIST", 16), "");
        row("Opus in Ogg", test::oggOf("OpusHead\1\1"), "audio/ogg");
        row("Vorbis in Ogg", test::oggOf("\1vorbis"), "audio/ogg");
        row("video in Ogg", test::oggOf("\x80theora"), "");
        row("a beginning of Ogg", string("OggS\0\2", 6), "");
        row("MP3 with tags", string("ID3\4\0", 5), "audio/mpeg");
        row("MP3", "\xFF\xFB\x90\x64", "audio/mpeg");
        row("MP3 of half the rate", "\xFF\xF3\x40\xC4", "audio/mpeg");
        row("UTF-16, which begins like it", string("\xFF\xFE\x41\0\x42\0", 6), "");
        row("no bit rate that there is", "\xFF\xFB\xF0\x64", "");
        row("AAC", "\xFF\xF1\x50\x80", "audio/aac");
        row("FLAC", "fLaC", "audio/flac");
        row("AMR", "#!AMR\n<", "audio/amr");
        row("wide AMR", "#!AMR-WB\n<", "audio/amr");
        row("M4A", test::mpeg4Of("M4A ", "soun"), "audio/mp4");
        row("sound that a phone recorded as MP4", test::mpeg4Of("mp42", "soun"), "audio/mp4");
        row("MP4", test::mpeg4Of("isom", "vide"), "video/mp4");
        row("3GP", test::mpeg4Of("3gp4", "vide"), "video/3gpp");
        row("sound as 3GP", test::mpeg4Of("3gp4", "soun"), "audio/3gpp");
        row("a picture as MPEG-4", test::mpeg4Of("heic", "pict"), "");
        row("WebM", "\x1A\x45\xDF\xA3\x42\x82\x84webm", "video/webm");
        row("Matroska", "\x1A\x45\xDF\xA3\x42\x82\x88matroska", "");
        row("PDF", test::pdf(), "application/pdf");
        row("a text document", test::zipOf({"[Content_Types].xml", "word/document.xml"}),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        row("a spreadsheet", test::zipOf({"[Content_Types].xml", "xl/workbook.xml"}),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        row("slides", test::zipOf({"[Content_Types].xml", "ppt/presentation.xml"}),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");
        row("a document with macros",
            test::zipOf({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"}), "");
        row("a document that breaks off",
            test::zipOf({"[Content_Types].xml", "word/document.xml"}).substr(0, 90), "");
        row("an open document", test::openDocument("application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text");
        row("a drawing of such programs",
            test::openDocument("application/vnd.oasis.opendocument.graphics"), "");
        row("any archive", test::zipOf({"setup.exe"}), "");
        row("text", "企业概况\r\n\t订单饱满\n", "text/plain");
        row("text with a mark",
            "\xEF\xBB\xBF"
            "a,b\r\n1,2\r\n",
            "text/plain");
        row("no UTF-8", "\xC6\xF3\xD2\xB5", "");
        row("text with a zero", string("a\0b", 3), "");
        row("a page", " \n<!DOCTYPE html><script>alert(1)</script>", "");
        row("a drawing that runs scripts", "<svg onload='alert(1)'/>", "");
        row("a script", "#!/bin/sh\nrm -rf /\n", "");
        row("a program", string("MZ\x90\0\3", 5), "");
        row("blanks", " \n", "");
        row("nothing", "", "");
    }

    void bytesTellTheKind()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::string, type);
        QCOMPARE(std::string(mediaTypeOf(bytes)), type);
        QCOMPARE(type.empty(), extensionsOf(type).empty());
    }

    void aNameIsOneThatFilesMayHaveAnywhere_data()
    {
        QTest::addColumn<std::string>("called");
        QTest::addColumn<std::string>("type");
        QTest::addColumn<std::string>("name");
        const auto row = [](const char* what, const std::string& called, const char* type,
                            const std::string& name) {
            QTest::newRow(what) << called << std::string(type) << name;
        };
        row("as it is", "合同 3.pdf", "application/pdf", "合同 3.pdf");
        row("capitals", "SCAN.PDF", "application/pdf", "SCAN.PDF");
        row("another spelling", "a.jpeg", "image/jpeg", "a.jpeg");
        row("a table is text", "a.csv", "text/plain", "a.csv");
        row("no extension", "plan", "application/pdf", "plan.pdf");
        row("another kind's extension", "plan.exe", "application/pdf", "plan.exe.pdf");
        row("a page that is text", "plan.html", "text/plain", "plan.html.txt");
        row("folders", "../../etc/passwd", "text/plain", "passwd.txt");
        row("folders of another system", "C:\\docs\\a.pdf", "application/pdf", "a.pdf");
        row("what systems forbid", "a:b?\n\"c\".pdf", "application/pdf", "a_b___c_.pdf");
        row("dots", "...", "application/pdf", "file.pdf");
        row("an extension alone", ".pdf", "application/pdf", "pdf.pdf");
        row("nothing", "", "audio/ogg", "file.ogg");
        row("no text", "\xFF\xFE", "audio/ogg", "file.ogg");
        std::string chinese;
        for (int i = 0; i < 60; ++i)
            chinese += "企";
        row("a long one", chinese + ".pdf", "application/pdf", chinese.substr(0, 96) + ".pdf");
    }

    void aNameIsOneThatFilesMayHaveAnywhere()
    {
        QFETCH(std::string, called);
        QFETCH(std::string, type);
        QFETCH(std::string, name);
        QCOMPARE(fileNameFor(called, type), name);
        QVERIFY(name.size() <= 100);
    }
};

QTEST_APPLESS_MAIN(TestMediaType)
#include "tst_media_type.moc"
