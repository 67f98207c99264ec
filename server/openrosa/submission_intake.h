#pragma once

#include "server/api/context.h"
#include "server/openrosa/submission_check.h"
#include "server/openrosa/submission_xml.h"

#include <set>
#include <string>
#include <string_view>

namespace wupan {

class ChangeApplier;

/// What became of a request with a submission.
struct IntakeAnswer
{
    int status = 201;      ///< 201: all of it is here; 202: more files are to come
    std::string word;      ///< of the pages' texts, group "collect"
    std::string what = {}; ///< it is about: a question, a file; empty = nothing special
    std::size_t difficulties = 0;
};

/// Makes a completed visit, with its photos and other files, of what ODK Collect sends, by the same
/// way as a tablet's edits. It is named by its instance id: however often it comes, and in however
/// many requests, it is one visit. What cannot be taken is kept in history, for people to look at,
/// as the refused edit of a tablet is. Used for one request.
class SubmissionIntake
{
public:
    SubmissionIntake(ServerContext& context, const Caller& caller)
        : m_context(context)
        , m_caller(caller)
    {}

    /// `contentType`: the header with the boundary. Errors: those of the store, serverBusy.
    [[nodiscard]] Result<IntakeAnswer> take(std::string_view contentType, std::string_view body);

private:
    struct KeptFile
    {
        std::string sha256;
        std::int64_t sizeBytes = 0;
        std::string mediaType;
    };
    /// Why it cannot be taken.
    struct Refusal
    {
        std::string word;
        std::string what = {};
        int status = 400;
    };

    void readParts(std::string_view contentType, std::string_view body);
    [[nodiscard]] Status storeFiles();
    [[nodiscard]] Status storeFile(std::string_view bytes, const std::string& sha256);
    /// nullopt: it can be taken, as far as can be told without writing.
    [[nodiscard]] Result<std::optional<Refusal>> examine();
    [[nodiscard]] std::optional<Refusal> examineAnswers(const forms::SubmissionDocument& document,
                                                        const std::string& formXml);
    [[nodiscard]] std::optional<Refusal> store(StoreTransaction& store);
    [[nodiscard]] std::optional<Refusal> storeVisit(ChangeApplier& applier,
                                                    StoreTransaction& store);
    [[nodiscard]] std::string missingFile(StoreTransaction& store) const;
    [[nodiscard]] Change visitChange() const;
    [[nodiscard]] Change fileChange(const std::string& path, const KeptFile& file) const;
    [[nodiscard]] Change newChange(RecordType type, const Uuid& record) const;
    [[nodiscard]] AttachmentId fileId(const std::string& path) const;
    [[nodiscard]] Uuid derived(std::string_view what) const;
    void note(StoreTransaction& store, HistoryEntry entry);
    void keep(StoreTransaction& store, const Refusal& refusal);
    [[nodiscard]] Result<IntakeAnswer> refuse(const Refusal& refusal);

    ServerContext& m_context;
    const Caller& m_caller;
    std::string_view m_xml;
    bool m_moreToCome = false;
    std::map<std::string, std::string_view> m_files; ///< by name
    std::map<std::string, KeptFile> m_kept;          ///< those of them that are taken
    Submission m_submission;
    ChecklistId m_checklist;
    CheckedAnswers m_checked;
    std::set<std::string> m_notPhotos; ///< question paths of its other files
    Instant m_startedAt;
    Instant m_endedAt;
};

} // namespace wupan
