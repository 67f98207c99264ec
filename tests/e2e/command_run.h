#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace wupan::test {

/// A command of wupan-hq that ran to its end.
struct CommandRun
{
    int exitCode = 0;
    bool crashed = false;
    QByteArray out;
    QByteArray complaint; ///< stderr
};

/// `input` is what it reads from stdin. One that takes longer than 30 s counts as crashed.
[[nodiscard]] CommandRun runCommand(const QStringList& arguments, const QByteArray& input = {});

/// What is wrong with how a command refused; empty when it said one sentence on stderr that holds
/// `words`, ended by itself and with a code other than 0.
[[nodiscard]] QByteArray faultOfRefusal(const CommandRun& run, const QByteArray& words);

} // namespace wupan::test
