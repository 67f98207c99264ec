#pragma once

#include <functional>
#include <optional>
#include <string>

namespace wupan {

/// An answer that has no end of its own: what is to be said comes bit by bit. Destroyed by its
/// connection when that ends. Thread: take() from one at a time.
class EventStream
{
public:
    virtual ~EventStream() = default;
    /// What is to be said now, perhaps nothing; nullopt = that was all.
    [[nodiscard]] virtual std::optional<std::string> take() = 0;
    /// `wake` is called, from any thread, whenever take() may have something. It must not block.
    virtual void watch(std::function<void()> wake) = 0;
};

} // namespace wupan
