#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

/// What is wrong with a form, each with the element that it is about.
class ProblemList
{
public:
    void add(std::string_view where, std::string_view what)
    {
        if (m_sentences.size() < kMost)
            m_sentences.push_back(std::string(where).append(": ").append(what));
    }
    [[nodiscard]] bool empty() const { return m_sentences.empty(); }
    /// One sentence a line.
    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const std::string& one : m_sentences)
            all += (all.empty() ? "" : "\n") + one;
        return all;
    }

private:
    static constexpr std::size_t kMost =
        1'000; // nobody reads more, and a hostile form has millions
    std::vector<std::string> m_sentences;
};

} // namespace wupan::forms
