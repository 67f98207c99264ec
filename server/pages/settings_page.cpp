#include "core/model/park.h"
#include "core/procedure/park_rules.h"
#include "core/procedure/working_days.h"
#include "server/api/csv.h"
#include "server/api/desk.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

#include <array>
#include <charconv>

namespace wupan {
namespace {

constexpr std::int64_t kMostDays = 250;
constexpr std::int64_t kMostVisits = 100;
// Shown; more help nobody.
constexpr std::size_t kMostBadLines = 20;

/// A limit with its name in Park::timeLimits and in the texts.
struct LimitField
{
    std::string_view name;
    int TimeLimits::*days;
};
constexpr std::array kLimits{
    LimitField{"acceptDays", &TimeLimits::acceptDays},
    LimitField{"assignDays", &TimeLimits::assignDays},
    LimitField{"contestDays", &TimeLimits::contestDays},
    LimitField{"assistDays", &TimeLimits::assistDays},
    LimitField{"rateDays", &TimeLimits::rateDays},
    LimitField{"supplementDays", &TimeLimits::supplementDays},
    LimitField{"closeDays", &TimeLimits::closeDays},
};
struct AnswerField
{
    std::string_view urgency;
    int AnswerDays::*days;
};
constexpr std::array kAnswers{AnswerField{"normal", &AnswerDays::normal},
                              AnswerField{"urgent", &AnswerDays::urgent},
                              AnswerField{"hard", &AnswerDays::hard}};

std::optional<std::int64_t> numberIn(const std::string& text, std::int64_t most)
{
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, failure] = std::from_chars(text.data(), end, number);
    const bool isNumber = !text.empty() && failure == std::errc{} && stopped == end;
    return isNumber && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

/// What the form says, over what the park has. `trouble` names what cannot be taken.
class SettingsForm
{
public:
    SettingsForm(const FormValues& form, const PageTexts& texts)
        : m_form(form)
        , m_texts(texts)
    {}

    Park over(Park park)
    {
        park.name = m_form.text("name");
        if (park.name.empty())
            m_trouble += m_texts.text("badName") + "\n";
        read("visitQuotaPerMonth", park.visitQuotaPerMonth, kMostVisits);
        read("visitBurdenCap", park.visitBurdenCap, kMostVisits);
        read("yellowDays", park.yellowDays, kMostDays);
        park.timeLimits = limits();
        park.holidays = holidays();
        checkCalendar(park.holidays);
        park.wantedAppVersion = m_form.text("wantedAppVersion");
        if (park.wantedAppVersion.find_first_not_of("0123456789.") != std::string::npos)
            m_trouble += m_texts.text("badVersion") + "\n";
        return park;
    }

    [[nodiscard]] const std::string& trouble() const { return m_trouble; }

private:
    /// Of the file when one was chosen, else of the field. A file that is no text changes nothing.
    std::string holidays()
    {
        const std::string file = m_form.text("holidaysFile");
        if (file.empty())
            return m_form.text("holidays");
        const auto text = toUtf8(file);
        if (!text)
            m_trouble += m_texts.text("badEncoding") + "\n";
        else if (const auto calendar = WorkdayCalendar::parse(*text);
                 calendar && calendar->isEmpty())
            m_trouble += m_texts.text("emptyCalendar") + "\n";
        return text ? *text : m_form.text("holidays");
    }

    void checkCalendar(const std::string& text)
    {
        const std::vector<BadCalendarLine> bad = WorkdayCalendar::badLines(text);
        if (!bad.empty())
            m_trouble += m_texts.text("badHolidays") + "\n";
        for (std::size_t i = 0; i < std::min(bad.size(), kMostBadLines); ++i)
            m_trouble +=
                m_texts.text("badLine",
                             {{"line", std::to_string(bad[i].line)},
                              {"why", m_texts.named("calendarMistakes", word(bad[i].mistake))}}) +
                "\n";
        if (bad.size() > kMostBadLines)
            m_trouble +=
                m_texts.text("moreBadLines", {{"n", std::to_string(bad.size() - kMostBadLines)}}) +
                "\n";
    }

    void read(const std::string& name, std::int64_t& to, std::int64_t most)
    {
        if (const auto number = numberIn(m_form.text(name), most))
            to = *number;
        else
            m_trouble += m_texts.text("badNumber", {{"field", m_texts.text(name)},
                                                    {"most", std::to_string(most)}}) +
                         "\n";
    }

    void readDays(const std::string& field, const std::string& label, std::string_view name,
                  json::object& to)
    {
        const std::string text = m_form.text(field);
        if (const auto days = numberIn(text, kMostDays))
            to[name] = *days;
        else if (!text.empty())
            m_trouble +=
                m_texts.text("badNumber", {{"field", label}, {"most", std::to_string(kMostDays)}}) +
                "\n";
    }

    json::object answerDays(const std::string& prefix, const std::string& label)
    {
        json::object days;
        for (const AnswerField& field : kAnswers)
            readDays(prefix + std::string(field.urgency), label, field.urgency, days);
        return days;
    }

    /// Empty fields keep the defaults.
    json::object limits()
    {
        json::object limits;
        for (const LimitField& field : kLimits)
            readDays(std::string(field.name), m_texts.text(field.name), field.name, limits);
        if (json::object days = answerDays("answer-", m_texts.text("answerDays")); !days.empty())
            limits["answer"] = std::move(days);
        json::object byCategory;
        for (const auto& [category, name] : WordTable<Category>::entries)
            if (json::object days =
                    answerDays(std::string(name) + "-", m_texts.named("categories", name));
                !days.empty())
                byCategory[name] = std::move(days);
        if (!byCategory.empty())
            limits["answerByCategory"] = std::move(byCategory);
        return limits;
    }

    const FormValues& m_form;
    const PageTexts& m_texts;
    std::string m_trouble;
};

std::string textOf(const json::object& from, std::string_view name)
{
    const json::value* value = from.if_contains(name);
    return value != nullptr && value->is_int64() ? std::to_string(value->get_int64())
                                                 : std::string();
}

class SettingsModel
{
public:
    SettingsModel(const PageCall& call, const Park& park)
        : m_call(call)
        , m_park(park)
    {}

    json::object build()
    {
        return {{"name", m_park.name},
                {"visitQuotaPerMonth", std::to_string(m_park.visitQuotaPerMonth)},
                {"visitBurdenCap", std::to_string(m_park.visitBurdenCap)},
                {"yellowDays", std::to_string(m_park.yellowDays)},
                {"wantedAppVersion", m_park.wantedAppVersion},
                {"holidays", m_park.holidays},
                {"years", years()},
                {"limits", limits()},
                {"answers", answerFields("answer-", objectAt(m_park.timeLimits, "answer"))},
                {"categories", categories()}};
    }

private:
    json::array limits()
    {
        const TimeLimits defaults;
        json::array fields;
        for (const LimitField& field : kLimits)
            fields.push_back({{"field", field.name},
                              {"label", m_call.texts.text(field.name)},
                              {"value", textOf(m_park.timeLimits, field.name)},
                              {"usual", std::to_string(defaults.*field.days)}});
        return fields;
    }

    json::array answerFields(const std::string& prefix, const json::object& from)
    {
        const AnswerDays usual = prefix == "answer-" ? AnswerDays{} : rulesOf(m_park).limits.answer;
        json::array fields;
        for (const AnswerField& field : kAnswers)
            fields.push_back({{"field", prefix + std::string(field.urgency)},
                              {"label", m_call.texts.named("urgencies", field.urgency)},
                              {"value", textOf(from, field.urgency)},
                              {"usual", std::to_string(usual.*field.days)}});
        return fields;
    }

    json::array categories()
    {
        const json::object& byCategory = objectAt(m_park.timeLimits, "answerByCategory");
        json::array rows;
        for (const auto& [category, name] : WordTable<Category>::entries)
            rows.push_back(
                {{"label", m_call.texts.named("categories", name)},
                 {"fields", answerFields(std::string(name) + "-", objectAt(byCategory, name))}});
        return rows;
    }

    /// Whether the years that limits fall into are known.
    json::array years()
    {
        const auto calendar = WorkdayCalendar::parse(m_park.holidays);
        const int now = parkDate(m_call.now).year;
        json::array years;
        for (const int year : {now, now + 1}) {
            const bool known = calendar && calendar->coversYear(year);
            years.push_back({{"text", m_call.texts.text(known ? "yearKnown" : "yearUnknown",
                                                        {{"year", std::to_string(year)}})},
                             {"tone", known ? "green" : "amber"}});
        }
        return years;
    }

    const PageCall& m_call;
    const Park& m_park;
};

Response pageOfSettings(const PageCall& call, const Park& park, const std::string& trouble)
{
    json::object model = SettingsModel(call, park).build();
    model["trouble"] = trouble;
    return call.page(call.texts.text("settings"), settingsTemplate(), std::move(model),
                     trouble.empty() ? 200 : 422);
}

std::optional<Park> presentPark(const PageCall& call)
{
    std::optional<Park> park;
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        const ParkId id = call.caller().park;
        if (const auto stored = store.record(id, RecordType::park, id.uuid))
            park = fromDocument<Park>(stored->document);
        return done();
    });
    return read ? park : std::nullopt;
}

} // namespace

Response showSettings(const PageCall& call)
{
    const auto park = presentPark(call);
    return park ? pageOfSettings(call, *park, "") : call.busy();
}

Response changeSettings(const PageCall& call)
{
    const auto present = presentPark(call);
    if (!present)
        return call.busy();
    const FormValues form = call.form();
    SettingsForm settings(form, call.texts);
    const Park park = settings.over(*present);
    if (!settings.trouble().empty())
        return pageOfSettings(call, park, settings.trouble());
    const Status written = call.context.store.write([&](StoreTransaction& store) {
        if (putAtDesk(call.context, call.caller(), store, RecordType::park, toDocument(park)))
            store.addAudit({call.caller().park,
                            call.now,
                            AuditEvent::settingsChanged,
                            call.caller().actor.id,
                            {},
                            {{"park", park.id.text()}}});
        return done();
    });
    return written ? redirect("/settings") : pageOfSettings(call, park, call.texts.text("busy"));
}

} // namespace wupan
