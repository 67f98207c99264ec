#include "server/commands/failure.h"

#include <iostream>

namespace wupan {

int fail(const std::string& sentence)
{
    std::cerr << "wupan-hq: " << sentence << '\n';
    return 1;
}

std::string sentenceOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::diskFull:
        return "The disk is full: nothing was saved. Free some space and try again.";
    case ErrorCode::newerDatabase:
        return "The data were written by a newer wupan-hq, and are left as they are. Use that "
               "version (" +
               error.detail + ").";
    case ErrorCode::damagedData:
        return "The data are damaged, and are left as they are: " + error.detail +
               ". Put a backup in their place.";
    case ErrorCode::storage:
        return "The data folder cannot be read or written: " + error.detail +
               ". Check the folder's rights and the disk.";
    case ErrorCode::unreachable:
        return "The database cannot be used: " + error.detail +
               ". Check the address, and that PostgreSQL runs there.";
    case ErrorCode::alreadyOpen:
        return "Something else is using this: " + error.detail +
               ". Stop it first, or choose another.";
    case ErrorCode::certificate:
        return "TLS cannot be started: " + error.detail +
               ". --tls-cert takes a PEM certificate chain, --tls-key its PEM key without a "
               "passphrase.";
    default:
        return error.detail;
    }
}

int fail(const Error& error)
{
    return fail(sentenceOf(error));
}

} // namespace wupan
