#pragma once

#include "server/pages/page_call.h"

namespace wupan {

// What answers at the addresses of page_routes.cpp.

Response showSignIn(const PageCall& call);
Response signInAtPages(const PageCall& call);
Response signOutOfPages(const PageCall& call);
Response chooseLanguage(const PageCall& call);
Response giveStyle(const PageCall& call);
Response giveScript(const PageCall& call);
Response giveIcon(const PageCall& call);
Response openNews(const PageCall& call);

Response showBoard(const PageCall& call);
Response showIssue(const PageCall& call);
Response takeIssueStep(const PageCall& call);
Response giveFile(const PageCall& call);
Response exportIssues(const PageCall& call);
Response exportIssueHistory(const PageCall& call);

Response showVisits(const PageCall& call);
Response showVisit(const PageCall& call);
Response exportVisits(const PageCall& call);
Response exportVisitHistory(const PageCall& call);
Response showQuota(const PageCall& call);
Response showSupervision(const PageCall& call);
Response showNotices(const PageCall& call);
Response noteNoticesSeen(const PageCall& call);

Response showPeople(const PageCall& call);
Response showPerson(const PageCall& call);
Response addPerson(const PageCall& call);
Response changePerson(const PageCall& call);
Response showDevices(const PageCall& call);
Response revokeDevice(const PageCall& call);
Response showDepartments(const PageCall& call);
Response changeDepartment(const PageCall& call);
Response showSettings(const PageCall& call);
Response changeSettings(const PageCall& call);
Response showImport(const PageCall& call);
Response importTable(const PageCall& call);
Response showChecklists(const PageCall& call);
Response takeChecklist(const PageCall& call);
Response giveChecklist(const PageCall& call);
Response publishChecklist(const PageCall& call);
Response showAudit(const PageCall& call);
Response verifyAuditAtPages(const PageCall& call);

} // namespace wupan
