#pragma once

#include "core/forms/expression.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wupan::forms {

/// One text in every language of the form, with values put into it.
class LocalizedText
{
public:
    /// A piece of the text, or what stands in its place: the value of an expression.
    struct Part
    {
        std::string text;
        std::optional<Expression> value;
    };
    using Parts = std::vector<Part>;

    void set(const std::string& language, std::string text);
    void set(const std::string& language, Parts parts);

    /// In that language, else in any that there is; "…" stands for values, which only a
    /// FillingSession knows (see its text()).
    [[nodiscard]] std::string in(const std::string& language) const;
    /// The same in parts.
    [[nodiscard]] const Parts& parts(const std::string& language) const;
    [[nodiscard]] bool has(const std::string& language) const { return m_texts.contains(language); }
    [[nodiscard]] bool empty() const { return m_texts.empty(); }

private:
    std::map<std::string, Parts> m_texts;
};

/// Names of files that go with a text: "map.png" of jr://images/map.png.
struct TextMedia
{
    LocalizedText image;
    LocalizedText bigImage; ///< shown when the image is touched
    LocalizedText audio;
    LocalizedText video;
};

} // namespace wupan::forms
