#pragma once

/// The benchmarks of scripts/bench.sh: each prints its lines of the table.
namespace wupan::bench {

void benchSave();
void benchForms();
void benchIssueList();
void benchBoard();
void benchFirstSync();
void benchQuietSync();
void benchExchange();
void benchClients();
void benchReconnect();
void benchStart();

} // namespace wupan::bench
