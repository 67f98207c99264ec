#include "app/languages.h"

#include <optional>

namespace wupan {
namespace {

std::optional<Language>& languageOfThread()
{
    thread_local std::optional<Language> language;
    return language;
}

} // namespace

Languages::Languages(Language shown, QObject* parent)
    : QTranslator(parent)
    , m_shown(shown)
{}

bool Languages::read(Language language, const QString& file)
{
    return (language == Language::chinese ? m_chinese : m_english).load(file);
}

QString Languages::translate(const char* context, const char* text, const char* comment,
                             int number) const
{
    const Language language = languageOfThread().value_or(m_shown);
    const QTranslator& words = language == Language::chinese ? m_chinese : m_english;
    return words.translate(context, text, comment, number);
}

LanguageScope::LanguageScope(Language language)
{
    languageOfThread() = language;
}

LanguageScope::~LanguageScope()
{
    languageOfThread().reset();
}

} // namespace wupan
