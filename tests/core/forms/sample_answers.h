#pragma once

#include "core/forms/expression.h"

#include <string>

namespace wupan::test {

/// A filled-in form with a repeat within a repeat, and a table of 60 towns beside it.
class SampleAnswers
{
public:
    SampleAnswers()
    {
        using forms::InstanceNode;
        InstanceNode& data = document->append("data");
        data.setAttribute("id", "sample");
        data.setAttribute("version", "3");
        InstanceNode& plate = data.append("p");
        const std::pair<const char*, const char*> answers[] = {
            {"staff", "128"},
            {"area", "6000.5"},
            {"kind", "owned"},
            {"needs", "land power staff"},
            {"day", "2026-12-01"},
            {"stamp", "2026-11-23T09:32:05.120+08:00"},
            {"zero", "0"},
            {"empty", ""},
            {"name", "  样本 一 号 "},
            {"place", "0 0 0 0"},
            {"fence", "-1 -1;-1 1;1 1;1 -1;-1 -1"}};
        for (const auto& [name, text] : answers)
            plate.append(name, text);
        const std::pair<const char*, const char*> people[] = {
            {"Ana", "34"}, {"Bo", "7"}, {"Chen", ""}};
        for (const auto& [name, age] : people) {
            InstanceNode& person = data.append("person");
            person.append("name", name);
            person.append("age", age);
            for (const char* const pet : {"cat", "dog"})
                person.append("pet").append("kind", std::string(name) + "'s " + pet);
        }
        data.append("orx:meta").append("orx:instanceID", "uuid:1");
        InstanceNode& table = towns->append("root");
        for (int i = 0; i < 60; ++i) {
            InstanceNode& item = table.append("item");
            item.setAttribute("code", "c" + std::to_string(i % 7));
            item.append("name", "t" + std::to_string(i));
            item.append("label", "Town " + std::to_string(i));
            item.append("province", i % 2 == 0 ? "even" : "odd");
            item.append("size", std::to_string(i % 10) + ".0");
        }
        context.node = at("/data/p/staff");
        context.now = {1'795'397'525'120}; // 2026-11-23T09:32:05.120+08:00
        context.language = "en";
        context.formVersion = "v7";
        context.instance = [this](std::string_view id) {
            return id == "towns" ? towns.get() : nullptr;
        };
        context.translation = [](std::string_view id, std::string_view form) {
            return std::string(id) + "|" + std::string(form);
        };
        context.choiceName = [](const InstanceNode& question, std::string_view value) {
            return question.path() + "|" + std::string(value);
        };
        context.property = [](std::string_view name) { return "the " + std::string(name); };
        context.namespaceUri = [](std::string_view prefix) {
            return prefix == "orx" ? "http://openrosa.org/xforms" : "http://www.w3.org/2002/xforms";
        };
        context.random = [this] {
            return m_random = m_random * 6364136223846793005U + 1442695040888963407U;
        };
    }

    /// The first node that an expression without a context finds.
    [[nodiscard]] forms::InstanceNode* at(const std::string& path) const
    {
        forms::EvaluationContext bare;
        bare.node = document.get();
        const auto parsed = forms::Expression::parse(path);
        const auto nodes = parsed->nodes(bare);
        return const_cast<forms::InstanceNode*>(nodes->at(0));
    }

    /// The text that it yields; "error: …" where it fails.
    [[nodiscard]] std::string text(const std::string& expression) const
    {
        const auto parsed = forms::Expression::parse(expression, context.node->path());
        if (!parsed)
            return "error: " + parsed.error().detail;
        const auto result = parsed->text(context);
        return result ? *result : "error: " + result.error().detail;
    }

    /// The texts of its nodes, joined by blanks.
    [[nodiscard]] std::string texts(const std::string& expression) const
    {
        const auto parsed = forms::Expression::parse(expression, context.node->path());
        if (!parsed)
            return "error: " + parsed.error().detail;
        const auto nodes = parsed->nodes(context);
        if (!nodes)
            return "error: " + nodes.error().detail;
        std::string out;
        for (const forms::InstanceNode* node : *nodes)
            out += (out.empty() ? "" : " ") + node->stringValue();
        return out;
    }

    const forms::InstanceNode::Ptr document = forms::InstanceNode::makeDocument();
    const forms::InstanceNode::Ptr towns = forms::InstanceNode::makeDocument();
    forms::EvaluationContext context;

private:
    std::uint64_t m_random = 1;
};

} // namespace wupan::test
