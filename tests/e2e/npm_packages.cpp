#include "tests/e2e/npm_packages.h"

#include <QProcess>

namespace wupan::test {
namespace {

constexpr int kFetchMs = 150'000;

} // namespace

QByteArray fetchPackages(const QString& lock, const QString& folder)
{
    QProcess process;
    process.start("node", {WUPAN_NPM_SCRIPTS "/fetch_packages.mjs", lock, folder});
    if (!process.waitForStarted())
        return "Node is missing: run scripts/setup.sh.";
    if (!process.waitForFinished(kFetchMs) || process.exitCode() != 0)
        return process.readAllStandardError() + " (npm packages are not here)";
    return {};
}

} // namespace wupan::test
