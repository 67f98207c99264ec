#pragma once

#include "core/forms/filling_session.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_document;
}

namespace wupan::forms {

class LiveForm;

/// The relevant part of an instance as an ODK submission: the root element with the form's id and
/// version, repeats in their order, empty elements for what was not answered.
[[nodiscard]] std::string submissionXml(const LiveForm& live);

/// An instance that was read.
struct ReadSubmission
{
    Answers answers; ///< keys of repeats: 1, 2, 3 …
    std::string instanceId;
    /// What the form has no place for, by path: "/data/old"; of elements that stand there again,
    /// "/data/kind[2]".
    Answers strays;
    /// The same as lines: "/data/old = text".
    std::vector<std::string> unknown;
};

/// A submission, of which something can be told before its form is known.
class SubmissionDocument
{
public:
    /// unreadableFile: no XML in UTF-8; tooLarge: over 4 MB, or elements more than 64 deep.
    [[nodiscard]] static Result<SubmissionDocument> load(std::string_view xml);

    [[nodiscard]] std::string formId() const;
    [[nodiscard]] std::string version() const;
    /// Where ODK's clients write it: in meta, or at the root; empty: it has none.
    [[nodiscard]] std::string instanceId() const;
    /// The text of the element `name` in the root's `group`, whatever their prefixes; empty: none.
    [[nodiscard]] std::string text(std::string_view group, std::string_view name) const;
    /// As readSubmission() does.
    [[nodiscard]] Result<ReadSubmission> read(const FormDefinition& form) const;

private:
    explicit SubmissionDocument(std::shared_ptr<const pugi::xml_document> xml);
    std::shared_ptr<const pugi::xml_document> m_xml;
};

/// Reads what submissionXml() writes, or another ODK client. Calculated values are left out: they
/// are worked out. unreadableFile: no XML; invalidInput: of another form; tooLarge: over 4 MB.
[[nodiscard]] Result<ReadSubmission> readSubmission(const FormDefinition& form,
                                                    std::string_view xml);

} // namespace wupan::forms
