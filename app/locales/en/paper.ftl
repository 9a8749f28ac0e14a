
# Paper: what the desk enters when phones fail, and the round that is opened again for it.
paper = Paper ballots
paper-hint = For when phones fail: what stands on a delegate’s paper ballot is entered here. It counts like a ballot cast by phone; the record says that it came on paper and who entered it.
paper-no-round = No round is open. When the chair opens a round, or opens one again for paper ballots, they are entered here.
paper-call = This is a roll call: there are no ballots. Record what each delegation answers on the page of the desk.
paper-reopened = Open again for paper ballots since { $time }. Phones are not taken any more.
paper-search = Find by delegate’s number, party or country
paper-nobody-found = Nobody in this round matches this.
paper-delegations = Delegations in this round
paper-column-recorded = Ballots recorded
paper-column-paper = Of these, on paper
paper-enter = Enter
paper-entering = Ballots of { $delegation }
paper-nobody-entitled = Nobody of this delegation can cast a ballot in this round.
paper-none = No paper
paper-rating = { $name }, 0 to 10
paper-state-none = nothing recorded yet
paper-state-phone = a ballot cast by phone is recorded
paper-state-paper = on paper, entered at { $time } by { $by }
paper-by-proxy = absent; { $name } holds the proxy
paper-replaces-phone = The paper replaces the ballot cast by phone
paper-replaces-paper = This corrects the paper ballot entered before
paper-words = Words on the paper
paper-reason = Reason or explanation
paper-proposal = Proposed wording, with an objection
paper-record = Record these ballots
paper-record-hint = All of them are recorded, or none.
paper-done = { $n ->
    [one] One paper ballot is recorded.
   *[other] { $n } paper ballots are recorded.
}
paper-refused = Nothing was recorded. { $rows }
paper-row = { $delegate }: { $why }
paper-row-no-option = no option of this round is marked.
paper-row-observer = the delegation takes part as an observer and does not vote.
paper-row-consultative = the delegation is consultative and does not take part in votes.
paper-row-substitute = a substitute without a mandate in this round.
paper-row-replaced = a substitute votes instead in this round.
paper-row-absent = not marked present when this round opened.
paper-row-accredited = accredited after this round opened.
paper-row-reason = an objection needs its reason.
paper-own = Recorded on paper by the desk
paper-own-hint = Your ballot in this round came on paper, so it is not taken by phone. If it is wrong, go to the desk.
paper-round-hint = This round is open for paper ballots at the desk. Phones are not taken any more.
paper-hall = Paper ballots are being entered at the desk.
paper-chair-fold = Open again for paper ballots…
paper-chair-consequence = The count you see is undone and the round is open again, for paper ballots at the desk only; then you close it, and all ballots are counted anew. That it was opened again, and your reason, are public at once: say nothing in it of the count.
paper-chair-reason = Reason, which everybody can read
paper-chair-reopen = Open again for paper ballots
paper-record-section = Paper
paper-record-reopened = Closed at { $closed }, opened again for paper ballots at { $time } by { $by }.
paper-record-entered = { $n ->
    [one] One ballot came on paper and was entered by { $by }:
   *[other] { $n } ballots came on paper and were entered by { $by }:
}
paper-sheet-ballot = Ballot paper
paper-sheet-tally = Tally sheet
refusal-round-reopened = Round { $round } is open again for paper ballots only, which the desk enters. Nothing was changed.
refusal-on-paper = This ballot was recorded on paper by the desk and is no longer taken by phone. If it is wrong, go to the desk.
refusal-paper-not-offered = In a secret ballot, nothing is entered on paper here.
refusal-no-paper = No ballot was filled in. Choose an option for at least one delegate.
refusal-recorded-already = A ballot is recorded already. If the paper counts, tick that it replaces that ballot.
