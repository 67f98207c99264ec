#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <cstdlib>
#include <iostream>

using namespace wupan;

/// saving_tablet <folder> <visit> <first number>: saves one numbered edit after the other until it
/// is killed, every fifth time a photo, and says each number once its save has returned.
int main(int argc, char** argv)
{
    if (argc != 4)
        return EXIT_FAILURE;
    const VisitId visit = VisitId::parse(argv[2]).value_or(VisitId{});
    std::uint64_t number = std::strtoull(argv[3], nullptr, 10);
    const test::ManualClock clock(Instant{1'795'395'600'000});
    test::SeededRandom random(number + 1'000);
    const auto tablet = Tablet::open(argv[1], clock, random);
    if (!tablet)
        return EXIT_FAILURE;
    for (;; ++number) {
        const std::string text = std::to_string(number);
        bool saved = false;
        if (number % 5 == 0) {
            NewFile photo;
            photo.ownerId = visit.uuid;
            photo.questionPath = text;
            photo.bytes = "\xFF\xD8\xFF" + text + std::string(20'000, 'p');
            photo.thumbnail = "\xFF\xD8\xFF" + text + std::string(2'000, 't');
            saved = AttachmentService(**tablet).add(photo).ok();
        } else {
            saved = VisitService(**tablet).saveAnswers(visit, {{text, text}}, 0).ok();
        }
        if (!saved)
            return EXIT_FAILURE;
        std::cout << text << std::endl;
    }
}
