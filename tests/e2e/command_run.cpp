#include "tests/e2e/command_run.h"

#include <QProcess>

namespace wupan::test {
namespace {

constexpr int kDeadlineMs = 30'000;

} // namespace

CommandRun runCommand(const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(WUPAN_HQ, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kDeadlineMs)) {
        process.kill();
        process.waitForFinished(kDeadlineMs);
        return {0, true, {}, "it does not end"};
    }
    return {process.exitCode(), process.exitStatus() == QProcess::CrashExit,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray faultOfRefusal(const CommandRun& run, const QByteArray& words)
{
    if (run.crashed)
        return "it crashed: " + run.complaint;
    if (run.exitCode == 0)
        return "it succeeded: " + run.out + run.complaint;
    if (!run.complaint.startsWith("wupan-hq: ") || run.complaint.count('\n') != 1)
        return "not one sentence: " + run.complaint;
    if (!run.complaint.contains(words))
        return "other words: " + run.complaint;
    return {};
}

} // namespace wupan::test
