#pragma once

#include "core/forms/live_form.h"

namespace wupan::forms {

/// The texts and choices of a form that is being filled in, in one of its languages.
class ShownForm
{
public:
    /// Sets the callbacks of `live`'s expressions; both live equally long.
    explicit ShownForm(LiveForm& live);

    [[nodiscard]] const std::string& language() const { return m_language; }
    void setLanguage(const std::string& language);

    [[nodiscard]] std::string text(const LocalizedText& text, const LiveNode& at) const;
    [[nodiscard]] ShownTexts texts(const LiveNode& at) const;
    /// REQUIRES: there is a question at it.
    [[nodiscard]] std::vector<OfferedChoice> choices(const LiveNode& at) const;
    [[nodiscard]] bool offers(const LiveNode& at, const std::string& value) const;
    [[nodiscard]] const Question* questionAt(const LiveNode& at) const;

private:
    [[nodiscard]] std::vector<OfferedChoice> filteredChoices(const LiveNode& at,
                                                             const ItemSet& set) const;
    [[nodiscard]] std::string translation(std::string_view id, std::string_view form) const;

    LiveForm& m_live;
    std::string m_language;
};

} // namespace wupan::forms
