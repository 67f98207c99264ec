#include "app/forms_cli/commands.h"
#include "app/forms_cli/conversation.h"
#include "app/forms_cli/form_file.h"
#include "app/forms_cli/moment.h"

#include <iostream>

namespace wupan::forms_cli {
namespace {

/// Room for a submission of 4 MB with every letter escaped once.
constexpr std::size_t kMaxLineBytes = 8ULL * 1024 * 1024;

enum class Line { read, tooLong, end };

/// Of a line that is too long nothing is kept, whatever its length.
Line readLine(std::streambuf& from, std::string& line)
{
    using Traits = std::streambuf::traits_type;
    line.clear();
    bool tooLong = false;
    for (auto letter = from.sbumpc();; letter = from.sbumpc()) {
        const bool ends = Traits::eq_int_type(letter, Traits::eof());
        if (ends && line.empty() && !tooLong)
            return Line::end;
        if (ends || Traits::to_char_type(letter) == '\n')
            return tooLong ? Line::tooLong : Line::read;
        tooLong = tooLong || line.size() >= kMaxLineBytes;
        if (tooLong)
            line.clear();
        else
            line += Traits::to_char_type(letter);
    }
}

} // namespace

int fillCommand(const Words& words)
{
    Result<forms::FormPtr> form = readForm(words.arguments.front(), words.option("media"));
    if (!form)
        return fail(form.error().detail);
    Conversation conversation(std::move(*form), machineNow);
    std::string line;
    for (;;) {
        const Line read = readLine(*std::cin.rdbuf(), line);
        if (read == Line::end)
            return 0;
        if (read == Line::tooLong)
            std::cout << R"({"ok":false,"reason":"tooLarge",)"
                      << R"("error":"The line has more than 8 MB; send a shorter one."})" << '\n';
        else if (line.find_first_not_of(" \t\r") != std::string::npos)
            std::cout << conversation.answer(line) << '\n';
        std::cout.flush();
    }
}

} // namespace wupan::forms_cli
