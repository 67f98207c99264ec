#pragma once

#include "core/model/checklist.h"
#include "core/sync/chunk_size.h"
#include "core/sync/session.h"

#include <filesystem>
#include <functional>
#include <set>
#include <string>

namespace wupan {

/// Gets the pictures, sounds and videos that this tablet's checklists show, one after the other, in
/// parts: a cut loses at most one part, and the next run goes on behind the last. Bytes with
/// another hash are not kept. Thread: the Tablet's.
class ChecklistFileDownload
{
public:
    ChecklistFileDownload(Tablet& tablet, Session& session)
        : m_tablet(tablet)
        , m_session(session)
    {}

    /// Records may have come that name some. Nothing while a run is under way, which sees them too.
    void run();
    /// Asked before each part of a file that is larger than a thumbnail may be; false: it waits for
    /// a later run. Null: always.
    std::function<bool()> mayGoOn;
    /// Some are here now.
    std::function<void()> onArrived;

private:
    [[nodiscard]] Result<std::vector<ChecklistFile>> lacking();
    [[nodiscard]] bool mayCome(const ChecklistFile& file) const;
    void next();
    void takeOneOf(const std::vector<ChecklistFile>& files);
    void askForPart();
    void onPart(const Result<HttpResponse>& answer);
    void onBreak(const Error& error);
    [[nodiscard]] Status append(std::string_view bytes, bool isWhole);
    void onComplete();
    void giveUpThis();
    void finish();
    [[nodiscard]] std::int64_t partSize() const;
    [[nodiscard]] std::filesystem::path partPath() const;
    /// Whether some stay: it looks through the whole folder, which may hold thousands of photos.
    bool removeOtherParts(const std::vector<ChecklistFile>& lacking) const;

    Tablet& m_tablet;
    Session& m_session;
    ChecklistFile m_file; ///< under way
    ChunkSize m_chunk;
    int m_breaks = 0;               ///< of the link since the last part
    std::set<std::string> m_failed; ///< hashes of those that headquarters does not give
    bool m_mayHaveParts = true;     ///< of an earlier start, too
    bool m_running = false;
    bool m_anyArrived = false;
};

} // namespace wupan
