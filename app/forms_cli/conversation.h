#pragma once

#include "app/forms_cli/walk.h"
#include "core/base/json.h"

#include <optional>

namespace wupan::forms_cli {

/// One form being filled in by requests, a JSON object a line (docs/forms-cli.md). What cannot be
/// done is answered with {"ok":false,"error":…} and changes nothing. Thread: one at a time.
class Conversation
{
public:
    /// `now` is asked for the moment of each request unless the request "open" fixes it.
    Conversation(forms::FormPtr form, std::function<Instant()> now);

    /// The answer, without a line's end.
    [[nodiscard]] std::string answer(std::string_view line);

private:
    struct Verb;
    [[nodiscard]] static const std::vector<Verb>& verbs();
    [[nodiscard]] json::object handle(const json::object& request);

    [[nodiscard]] json::object open(const json::object& request);
    [[nodiscard]] json::object setAnswer(const json::object& request);
    [[nodiscard]] json::object addRepeat(const json::object& request);
    [[nodiscard]] json::object removeRepeat(const json::object& request);
    [[nodiscard]] json::object instances(const json::object& request);
    [[nodiscard]] json::object next(const json::object& request);
    [[nodiscard]] json::object previous(const json::object& request);
    [[nodiscard]] json::object jump(const json::object& request);
    [[nodiscard]] json::object position(const json::object& request);
    [[nodiscard]] json::object state(const json::object& request);
    [[nodiscard]] json::object choices(const json::object& request);
    [[nodiscard]] json::object eval(const json::object& request);
    [[nodiscard]] json::object texts(const json::object& request);
    [[nodiscard]] json::object setLanguage(const json::object& request);
    [[nodiscard]] json::object validate(const json::object& request);
    [[nodiscard]] json::object finalize(const json::object& request);
    [[nodiscard]] json::object serialize(const json::object& request);
    [[nodiscard]] json::object save(const json::object& request);

    /// Calls `use` with the place that the request names, with keys, when it is there.
    [[nodiscard]] json::object
    atPlace(const json::object& request,
            const std::function<json::object(const std::string& path)>& use);
    [[nodiscard]] std::string shown(const std::string& path) const;

    forms::FormPtr m_form;
    std::function<Instant()> m_now;
    std::optional<forms::FillingSession> m_session;
    Walk m_walk;
};

} // namespace wupan::forms_cli
