#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

/// The closed vocabularies of the domain. Each enumerator has exactly one wire name, which is also
/// its name in SQL; text for people lives in the view models.
namespace wupan {

/// Specialize with `static constexpr std::array entries{std::pair{E::x, std::string_view("x")},
/// …}`.
template <class E>
struct WordTable;

template <class E>
[[nodiscard]] constexpr std::string_view word(E value)
{
    for (const auto& [candidate, text] : WordTable<E>::entries)
        if (candidate == value)
            return text;
    return {};
}

template <class E>
[[nodiscard]] constexpr std::optional<E> parseWord(std::string_view text)
{
    for (const auto& [candidate, name] : WordTable<E>::entries)
        if (name == text)
            return candidate;
    return std::nullopt;
}

enum class Role { officer, coordinator, handler, leader, admin, system };
template <>
struct WordTable<Role>
{
    static constexpr std::array entries{
        std::pair{Role::officer, std::string_view("officer")},
        std::pair{Role::coordinator, std::string_view("coordinator")},
        std::pair{Role::handler, std::string_view("handler")},
        std::pair{Role::leader, std::string_view("leader")},
        std::pair{Role::admin, std::string_view("admin")},
        std::pair{Role::system,
                  std::string_view("system")}, ///< jobs at headquarters, nobody signs in
    };
};

enum class Plate { targets, investment, projects, funds, innovation };
template <>
struct WordTable<Plate>
{
    static constexpr std::array entries{
        std::pair{Plate::targets, std::string_view("targets")},
        std::pair{Plate::investment, std::string_view("investment")},
        std::pair{Plate::projects, std::string_view("projects")},
        std::pair{Plate::funds, std::string_view("funds")},
        std::pair{Plate::innovation, std::string_view("innovation")},
    };
};

/// What a difficulty is about; decides the department and the time limit.
enum class Category {
    land,
    power,
    water,
    labour,
    finance,
    approval,
    environment,
    market,
    technology,
    policy,
    facilities,
    other,
};
template <>
struct WordTable<Category>
{
    static constexpr std::array entries{
        std::pair{Category::land, std::string_view("land")},               ///< 用地
        std::pair{Category::power, std::string_view("power")},             ///< 供电
        std::pair{Category::water, std::string_view("water")},             ///< 供水
        std::pair{Category::labour, std::string_view("labour")},           ///< 用工
        std::pair{Category::finance, std::string_view("finance")},         ///< 融资
        std::pair{Category::approval, std::string_view("approval")},       ///< 审批
        std::pair{Category::environment, std::string_view("environment")}, ///< 环保
        std::pair{Category::market, std::string_view("market")},           ///< 市场
        std::pair{Category::technology, std::string_view("technology")},   ///< 科创
        std::pair{Category::policy, std::string_view("policy")},           ///< 政策
        std::pair{Category::facilities, std::string_view("facilities")},   ///< 配套
        std::pair{Category::other, std::string_view("other")},             ///< 其他
    };
};

enum class Urgency { normal, urgent, hard }; ///< hard: 疑难, the longer limit
template <>
struct WordTable<Urgency>
{
    static constexpr std::array entries{
        std::pair{Urgency::normal, std::string_view("normal")},
        std::pair{Urgency::urgent, std::string_view("urgent")},
        std::pair{Urgency::hard, std::string_view("hard")},
    };
};

/// Where an issue stands. The first seven are the stepper of the pages, in order.
enum class IssueState {
    registered,
    accepted,
    assigned,
    handling,
    answered,
    rated,
    closed,
    returned,
    contested,
    suspended,
};
template <>
struct WordTable<IssueState>
{
    static constexpr std::array entries{
        std::pair{IssueState::registered, std::string_view("registered")},
        std::pair{IssueState::accepted, std::string_view("accepted")},
        std::pair{IssueState::assigned, std::string_view("assigned")},
        std::pair{IssueState::handling, std::string_view("handling")},
        std::pair{IssueState::answered, std::string_view("answered")},
        std::pair{IssueState::rated, std::string_view("rated")},
        std::pair{IssueState::closed, std::string_view("closed")},
        std::pair{IssueState::returned, std::string_view("returned")},
        std::pair{IssueState::contested, std::string_view("contested")},
        std::pair{IssueState::suspended, std::string_view("suspended")},
    };
};

/// What somebody does to an issue. Every step becomes one IssueEvent.
enum class IssueStep {
    registerIssue,
    supplement,
    comment,
    accept,
    returnToAuthor,
    assign,
    contest,
    handle,
    progress,
    requestExtension,
    grantExtension,
    refuseExtension,
    answer,
    rate,
    close,
    reopen,
    suspend,
    resume,
    urge,
    escalate,
    decide,
};
template <>
struct WordTable<IssueStep>
{
    static constexpr std::array entries{
        std::pair{IssueStep::registerIssue, std::string_view("register")},
        std::pair{IssueStep::supplement, std::string_view("supplement")},
        std::pair{IssueStep::comment, std::string_view("comment")},
        std::pair{IssueStep::accept, std::string_view("accept")},
        std::pair{IssueStep::returnToAuthor, std::string_view("return")},
        std::pair{IssueStep::assign, std::string_view("assign")},
        std::pair{IssueStep::contest, std::string_view("contest")},
        std::pair{IssueStep::handle, std::string_view("handle")},
        std::pair{IssueStep::progress, std::string_view("progress")},
        std::pair{IssueStep::requestExtension, std::string_view("requestExtension")},
        std::pair{IssueStep::grantExtension, std::string_view("grantExtension")},
        std::pair{IssueStep::refuseExtension, std::string_view("refuseExtension")},
        std::pair{IssueStep::answer, std::string_view("answer")},
        std::pair{IssueStep::rate, std::string_view("rate")},
        std::pair{IssueStep::close, std::string_view("close")},
        std::pair{IssueStep::reopen, std::string_view("reopen")},
        std::pair{IssueStep::suspend, std::string_view("suspend")},
        std::pair{IssueStep::resume, std::string_view("resume")},
        std::pair{IssueStep::urge, std::string_view("urge")},
        std::pair{IssueStep::escalate, std::string_view("escalate")},
        std::pair{IssueStep::decide, std::string_view("decide")},
    };
};

/// 好差评: the enterprise's five grades, best first.
enum class Grade { verySatisfied, satisfied, fairlySatisfied, notSatisfied, veryDissatisfied };
template <>
struct WordTable<Grade>
{
    static constexpr std::array entries{
        std::pair{Grade::verySatisfied, std::string_view("verySatisfied")},
        std::pair{Grade::satisfied, std::string_view("satisfied")},
        std::pair{Grade::fairlySatisfied, std::string_view("fairlySatisfied")},
        std::pair{Grade::notSatisfied, std::string_view("notSatisfied")},
        std::pair{Grade::veryDissatisfied, std::string_view("veryDissatisfied")},
    };
};

enum class VisitState { planned, checkedIn, completed, cancelled };
template <>
struct WordTable<VisitState>
{
    static constexpr std::array entries{
        std::pair{VisitState::planned, std::string_view("planned")},
        std::pair{VisitState::checkedIn, std::string_view("checkedIn")},
        std::pair{VisitState::completed, std::string_view("completed")},
        std::pair{VisitState::cancelled, std::string_view("cancelled")},
    };
};

enum class AttachmentKind {
    photo,
    signature,
    file, ///< answers a question: sound, video or document, as its media type says
};
template <>
struct WordTable<AttachmentKind>
{
    static constexpr std::array entries{
        std::pair{AttachmentKind::photo, std::string_view("photo")},
        std::pair{AttachmentKind::signature, std::string_view("signature")},
        std::pair{AttachmentKind::file, std::string_view("file")},
    };
};

} // namespace wupan
