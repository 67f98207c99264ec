#include "core/model/catalog.h"

#include "core/model/attachment.h"
#include "core/model/checklist.h"
#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/indicator.h"
#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "core/model/visit.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace wupan {
namespace {

template <class R>
RecordSpec specFor(RoleSet creators, RoleSet writers)
{
    const std::string_view name = word(R::kType);
    return {R::kType, name, snakeCase(name), fieldsOf<R>(), creators, writers};
}

constexpr RoleSet kNobody;
constexpr RoleSet kOfficers{Role::officer};
constexpr RoleSet kRegistrars{Role::officer, Role::coordinator};
constexpr RoleSet kEverybody{Role::officer, Role::coordinator, Role::handler, Role::leader};

const std::array<RecordSpec, 10>& specs()
{
    static const std::array<RecordSpec, 10> kSpecs{
        specFor<Park>(kNobody, kNobody),          specFor<Department>(kNobody, kNobody),
        specFor<Officer>(kNobody, kNobody),       specFor<Enterprise>(kNobody, kRegistrars),
        specFor<Checklist>(kNobody, kNobody),     specFor<Visit>(kOfficers, kOfficers),
        specFor<Issue>(kRegistrars, kRegistrars), specFor<IssueEvent>(kNobody, kNobody),
        specFor<Attachment>(kEverybody, kNobody), specFor<Indicator>(kNobody, kNobody),
    };
    return kSpecs;
}

} // namespace

std::string snakeCase(std::string_view camelCase)
{
    std::string out;
    for (const char c : camelCase) {
        if (std::isupper(static_cast<unsigned char>(c)) != 0)
            out += '_';
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

const FieldSpec* RecordSpec::field(std::string_view fieldName) const
{
    const auto found = std::ranges::find(fields, fieldName, &FieldSpec::name);
    return found == fields.end() ? nullptr : &*found;
}

std::span<const RecordSpec> catalog()
{
    return specs();
}

const RecordSpec& specOf(RecordType type)
{
    return specs().at(static_cast<std::size_t>(type));
}

} // namespace wupan
