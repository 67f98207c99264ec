#pragma once

#include <QTranslator>

namespace wupan {

enum class Language { chinese, english };

/// Both languages of the app as one translator: it speaks the one that is shown, and in a thread
/// with a LanguageScope the one of that. Loaded before it is installed, never changed afterwards;
/// any thread may then ask it.
class Languages final : public QTranslator
{
public:
    explicit Languages(Language shown, QObject* parent = nullptr);

    /// False: the file is none; texts of that language stay as they are in the sources.
    [[nodiscard]] bool read(Language language, const QString& file);

    [[nodiscard]] QString translate(const char* context, const char* text, const char* comment,
                                    int number) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }

private:
    Language m_shown;
    QTranslator m_chinese;
    QTranslator m_english;
};

/// While it lives, tr() gives this language to this thread, whatever the pages show.
class LanguageScope
{
public:
    explicit LanguageScope(Language language);
    ~LanguageScope();
    LanguageScope(const LanguageScope&) = delete;
    LanguageScope& operator=(const LanguageScope&) = delete;
};

} // namespace wupan
