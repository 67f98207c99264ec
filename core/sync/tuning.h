#pragma once

#include <cstddef>
#include <cstdint>

/// Every constant of the tablet's sync, each with its reason.
namespace wupan::tuning {

// Changes in one request. 200 of some 600 bytes stay far under headquarters' 4 MB, and a link that
// breaks every few seconds still gets a batch through.
inline constexpr std::size_t kChangesPerRequest = 200;

// Bytes of one request: headquarters takes 4 MB. Texts of 64 KB come to that long before 200
// changes do.
inline constexpr std::size_t kRequestBytes = 3ULL * 1024 * 1024;

// Records in one answer, unless the request asks for another number: one transaction of some 50 ms
// on the slowest tablet that we know of, so that a save never waits longer for the writer.
inline constexpr std::int64_t kRecordsPerRequest = 2000;

// How long answered edits are kept, in case headquarters is restored from a backup: longer than
// anybody needs to notice that it must be.
inline constexpr std::int64_t kSentEditsKeptMs = 30LL * 24 * 60 * 60 * 1000;

// Below this, compressing costs more than it saves.
inline constexpr std::size_t kCompressFromBytes = 512;

// Bytes of a file in one request on a link that holds: a fast network is kept busy.
inline constexpr std::size_t kFileChunkBytes = 512ULL * 1024;

// After a break: one in so many of the bytes that came through since then. What is sent again stays
// under a fifth (faults.md 29) together with what a break costs besides.
inline constexpr std::size_t kChunkShare = 8;

// At 1 kB/s this takes half a minute, a quarter of the deadline; less, and a link that loses
// requests at random would need too many.
inline constexpr std::size_t kSmallestChunkBytes = 32ULL * 1024;

// The longest time without an answer to a chunk: 512 KB at 8 kB/s (2G) take a minute.
inline constexpr std::int64_t kFileDeadlineMs = 120'000;

// An answer larger than this is not from headquarters (faults.md 25).
inline constexpr std::size_t kMaxAnswerBytes = 64ULL * 1024 * 1024;

// An access token that ends within this time is renewed before use: the request must arrive before
// it ends.
inline constexpr std::int64_t kRenewAheadMs = 60'000;

// From the first saved edit to the sync: a burst of answers goes as one request.
inline constexpr std::int64_t kAfterChangeMs = 2'000;

// Headquarters' news reach 500 tablets at the same moment; they come one after the other.
inline constexpr std::int64_t kNewsSpreadMs = 2'000;

// Without an edit and without news. Design: no polling faster than a minute.
inline constexpr std::int64_t kQuietMs = 300'000;

// Headquarters says something every 25 s; whoever is silent for twice as long and more is gone.
inline constexpr std::int64_t kEventsDeadlineMs = 60'000;

// Longer than any access token lives: headquarters ends a stream of events by itself.
inline constexpr std::int64_t kEventsLongestMs = 3'600'000;

// After a failure, and doubled after each further one: 256 s at most.
inline constexpr std::int64_t kFirstPauseMs = 1'000;
inline constexpr int kMostDoublings = 8;

// A Retry-After is believed up to here: one that somebody mistyped must not silence a park for a
// day.
inline constexpr std::int64_t kLongestRetryAfterMs = 600'000;

} // namespace wupan::tuning
