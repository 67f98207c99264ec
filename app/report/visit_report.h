#pragma once

#include <QString>

#include <vector>

namespace wupan {

/// A line of the table at the beginning.
struct ReportFact
{
    QString name;
    QString value;
    bool wide = false; ///< has a row of its own
};

struct ReportAnswer
{
    QString number; ///< "3.2"; empty of what is not asked
    QString question;
    QString answer;     ///< or the words that stand for a missing one
    bool given = false; ///< there is an answer
    QString difficulty; ///< the mark of an answer that is one, and what became of it; else empty
};

struct ReportSection
{
    QString title;
    QString remark; ///< "4 of 5 answered"
    std::vector<ReportAnswer> answers;
};

struct ReportIssue
{
    QString number;
    QString title;
    QString description;
    QString kind; ///< category, urgency
    QString state;
    QString due;
};

/// A picture in a file of the tablet, which may be gone when it is drawn.
struct ReportPicture
{
    QString file; ///< empty: it is not on this tablet
    QString note; ///< why there is none, or no better one; empty when all is well
};

struct ReportPhoto
{
    ReportPicture picture;
    QString title; ///< "Photo 3 · Site photo"
    QString time;  ///< of capture
};

struct ReportSignature
{
    QString role; ///< whose it is, or what it was given for
    ReportPicture picture;
    QString name;
    QString time;
};

/// The words that belong to no part.
struct ReportWords
{
    QString continued;  ///< behind a heading that is repeated on the next page
    QString pageNumber; ///< with %1 and %2: of how many
    QString summary;    ///< headings
    QString checklist;
    QString issues;
    QString photos;
    QString signatures;
    QString issueNumber; ///< columns
    QString issue;
    QString issueKind;
    QString issueState;
    QString issueDue;
    QString unreadablePicture;
    QString signHere; ///< before the line for a pen
    QString date;
};

/// What stands in the report of one visit, part by part, worded in its language. It knows neither
/// fonts nor pages; whoever writes it decides on those.
struct VisitReport
{
    QString name; ///< for a file, without its ending
    QString title;
    QString park;
    QString enterprise;
    QString day;    ///< of the visit
    QString author; ///< the officer
    QString origin; ///< where and when it was made
    ReportWords words;
    std::vector<ReportFact> facts;
    QString summary;
    QString summaryNote; ///< when it was written, or that it was not
    std::vector<ReportSection> sections;
    QString checklistNote; ///< why there are no answers, or fewer
    std::vector<ReportIssue> issues;
    QString issuesNote; ///< of when they are, or that there are none
    std::vector<ReportPhoto> photos;
    QString photosNote;
    std::vector<ReportSignature> signatures;
    std::vector<QString> signers; ///< who signs the paper with a pen
};

} // namespace wupan
