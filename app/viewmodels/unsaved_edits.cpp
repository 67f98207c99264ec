#include "unsaved_edits.h"

#include "app/core_thread.h"

namespace wupan {
namespace {

constexpr int kTypingMs = 700; // with the write itself, less than a second
constexpr int kAgainMs = 3000; // soon after room was made, and no burden while there is none

} // namespace

UnsavedEdits::UnsavedEdits(CoreThread& core, std::function<Work(const Edits&)> work)
    : m_core(core)
    , m_work(std::move(work))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTypingMs);
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainMs);
    connect(&m_soon, &QTimer::timeout, this, &UnsavedEdits::send);
    connect(&m_again, &QTimer::timeout, this, &UnsavedEdits::send);
}

void UnsavedEdits::note(const std::string& key)
{
    m_edits[key] = ++m_latest;
}

void UnsavedEdits::sendSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void UnsavedEdits::send()
{
    m_soon.stop();
    m_again.stop();
    if (m_edits.empty())
        return;
    ++m_sending;
    m_core.write(
        this,
        [work = m_work(m_edits)](Tablet& tablet) -> Result<Instant> {
            if (const Status done = work(tablet); !done)
                return done.error();
            return tablet.clock().now();
        },
        [this, item = m_item, upTo = m_latest](const Result<Instant>& at) {
            if (item == m_item)
                finish(upTo, at);
        });
}

void UnsavedEdits::finish(int upTo, const Result<Instant>& at)
{
    --m_sending;
    if (at) {
        // What was edited again meanwhile is not saved yet.
        std::erase_if(m_edits, [&](const auto& edit) { return edit.second <= upTo; });
        m_problem.clear();
        emit saved(*at);
    } else {
        m_problem = sentenceFor(at.error());
        m_again.start();
    }
    emit answered();
}

bool UnsavedEdits::settled() const
{
    return m_sending == 0 && (m_edits.empty() || !m_problem.isEmpty());
}

void UnsavedEdits::forget()
{
    ++m_item;
    m_sending = 0;
    m_edits.clear();
    m_problem.clear();
    m_soon.stop();
    m_again.stop();
}

QString UnsavedEdits::sentenceFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::diskFull:
        return tr("Not saved yet: this tablet has no room left. Free some space. What you wrote "
                  "stays here, and is saved by itself as soon as there is room.");
    case ErrorCode::notFound:
        return tr("Not saved: this visit is no longer on this tablet.");
    case ErrorCode::notAllowed:
        return tr("Not saved: this visit is no longer yours.");
    default:
        return tr("Not saved yet: this tablet could not write it. What you wrote stays here, and "
                  "is tried again by itself.");
    }
}

} // namespace wupan
