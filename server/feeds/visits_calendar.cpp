#include "server/feeds/visits_calendar.h"

#include "core/model/enterprise.h"
#include "core/model/visit.h"
#include "server/feeds/readable_records.h"
#include "server/pages/issue_words.h"

#include <array>
#include <cstdio>

namespace wupan {
namespace {

constexpr std::size_t kMostLineBytes = 75;
constexpr std::size_t kMostTextBytes = 2000;

// China keeps one time all year (core/base/time.h).
constexpr const char* kHead = "BEGIN:VCALENDAR\r\n"
                              "VERSION:2.0\r\n"
                              "PRODID:-//Wupan//Headquarters//ZH\r\n"
                              "CALSCALE:GREGORIAN\r\n"
                              "METHOD:PUBLISH\r\n"
                              "NAME:走访计划\r\n"
                              "X-WR-CALNAME:走访计划\r\n"
                              "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
                              "BEGIN:VTIMEZONE\r\n"
                              "TZID:Asia/Shanghai\r\n"
                              "BEGIN:STANDARD\r\n"
                              "DTSTART:19700101T000000\r\n"
                              "TZOFFSETFROM:+0800\r\n"
                              "TZOFFSETTO:+0800\r\n"
                              "TZNAME:CST\r\n"
                              "END:STANDARD\r\n"
                              "END:VTIMEZONE\r\n";

/// "20261123T093205", reckoned so many minutes east of Greenwich.
std::string stamp(Instant at, int offsetMinutes)
{
    const std::int64_t ms = at.ms + offsetMinutes * kMillisecondsPerMinute;
    const std::int64_t days = ms / kMillisecondsPerDay - (ms % kMillisecondsPerDay < 0 ? 1 : 0);
    const Date day = Date::fromDaysSinceEpoch(days);
    const auto seconds =
        static_cast<int>((ms - days * kMillisecondsPerDay) / kMillisecondsPerSecond);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d%02d%02dT%02d%02d%02d", day.year, day.month,
                  day.day, seconds / 3600, seconds / 60 % 60, seconds % 60);
    return text.data();
}

std::string numberText(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6f", value);
    return text.data();
}

bool concerns(const Caller& caller, const Visit& visit)
{
    const bool leadsOthers =
        caller.actor.role == Role::coordinator || caller.actor.role == Role::leader;
    return visit.state == VisitState::planned && visit.plannedAt &&
           (leadsOthers || visit.officerId == caller.actor.id);
}

Enterprise enterpriseOf(StoreTransaction& store, const Caller& caller, const Visit& visit)
{
    const auto stored = store.record(caller.park, RecordType::enterprise, visit.enterpriseId.uuid);
    return stored ? fromDocument<Enterprise>(stored->document) : Enterprise{};
}

std::string eventOf(const Visit& visit, const Enterprise& enterprise, const std::string& officer,
                    Instant now)
{
    std::string event = "BEGIN:VEVENT\r\n";
    const auto add = [&](const std::string& line) { event += foldedLine(line); };
    add("UID:" + visit.id.text() + "@wupan");
    add("DTSTAMP:" + stamp(now, 0) + "Z");
    add("SEQUENCE:" + std::to_string(visit.revision));
    add("DTSTART;TZID=Asia/Shanghai:" + stamp(*visit.plannedAt, kParkUtcOffsetMinutes));
    add("DURATION:PT1H");
    add("SUMMARY:" + calendarText("走访 " + enterprise.name));
    add("DESCRIPTION:" + calendarText("走访人 " + officer));
    if (!enterprise.address.empty())
        add("LOCATION:" + calendarText(enterprise.address));
    if (enterprise.latitude && enterprise.longitude)
        add("GEO:" + numberText(*enterprise.latitude) + ";" + numberText(*enterprise.longitude));
    add("STATUS:CONFIRMED");
    return event + "END:VEVENT\r\n";
}

} // namespace

std::string foldedLine(const std::string& line)
{
    std::string folded;
    std::size_t room = kMostLineBytes;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t end = i + 1; // of a character
        while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U)
            ++end;
        if (end - i > room) {
            folded += "\r\n ";
            room = kMostLineBytes - 1;
        }
        folded.append(line, i, end - i);
        room -= std::min(room, end - i);
        i = end;
    }
    return folded + "\r\n";
}

std::string calendarText(const std::string& text)
{
    std::string value;
    for (const char c : text.substr(0, kMostTextBytes)) {
        if (c == '\\' || c == ';' || c == ',')
            value += '\\';
        if (c == '\n')
            value += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
            value += c;
    }
    return value;
}

std::string visitsCalendar(StoreTransaction& store, const Caller& caller, Instant now)
{
    std::string calendar = kHead;
    Names names(store, caller.park);
    forEachReadable(store, caller, RecordType::visit, {}, [&](const Document& document) {
        const auto visit = fromDocument<Visit>(document);
        if (concerns(caller, visit))
            calendar += eventOf(visit, enterpriseOf(store, caller, visit),
                                names.of(RecordType::officer, visit.officerId), now);
        return true;
    });
    return calendar + "END:VCALENDAR\r\n";
}

} // namespace wupan
