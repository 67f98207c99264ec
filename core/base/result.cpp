#include "core/base/result.h"

namespace wupan {

const char* name(ErrorCode code)
{
    switch (code) {
    case ErrorCode::invalidInput:
        return "invalidInput";
    case ErrorCode::notFound:
        return "notFound";
    case ErrorCode::notAllowed:
        return "notAllowed";
    case ErrorCode::conflict:
        return "conflict";
    case ErrorCode::wrongState:
        return "wrongState";
    case ErrorCode::unauthorized:
        return "unauthorized";
    case ErrorCode::wrongPassword:
        return "wrongPassword";
    case ErrorCode::codeExpired:
        return "codeExpired";
    case ErrorCode::deviceRevoked:
        return "deviceRevoked";
    case ErrorCode::eraseDevice:
        return "eraseDevice";
    case ErrorCode::unreachable:
        return "unreachable";
    case ErrorCode::wrongServer:
        return "wrongServer";
    case ErrorCode::otherPark:
        return "otherPark";
    case ErrorCode::plainHttp:
        return "plainHttp";
    case ErrorCode::certificate:
        return "certificate";
    case ErrorCode::serverBusy:
        return "serverBusy";
    case ErrorCode::protocol:
        return "protocol";
    case ErrorCode::diskFull:
        return "diskFull";
    case ErrorCode::storage:
        return "storage";
    case ErrorCode::damagedData:
        return "damagedData";
    case ErrorCode::newerDatabase:
        return "newerDatabase";
    case ErrorCode::alreadyOpen:
        return "alreadyOpen";
    case ErrorCode::unreadableFile:
        return "unreadableFile";
    case ErrorCode::tooLarge:
        return "tooLarge";
    case ErrorCode::secretStore:
        return "secretStore";
    case ErrorCode::cancelled:
        return "cancelled";
    }
    return "unknown";
}

} // namespace wupan
