
# What goes wrong.
refusal-not-permitted = Your role does not allow this.
refusal-no-such-round = There is no round { $round }.
refusal-no-such-commitment = There is no commitment { $commitment }.
refusal-no-such-delegate = There is no delegate { $delegate } on the roll.
refusal-no-such-ruleset = There is no ruleset called { $ruleset }.
refusal-round-not-open = Round { $round } is not open. Nothing was changed.
refusal-still-time = Round { $round } still has time.
refusal-another-round-open = Round { $round } is open. Close it first.
refusal-round-pending = Round { $round } is counted but not published. Publish or annul it first.
refusal-round-not-pending = Round { $round } is not waiting to be published.
refusal-not-published = The result of round { $round } is not published.
refusal-secret-not-offered = Only a vote that is counted by delegate can be confidential. Choose other rules, or another visibility.
refusal-bad-time-limit = A time limit is from { $shortest } to { $longest } seconds.
refusal-reason-needed = Please give a reason.
refusal-too-long = This text is too long: at most { $longest } characters.
refusal-bad-mark = This is not an option of this round.
refusal-observer = Your delegation takes part as an observer and does not vote.
refusal-consultative = Your delegation is consultative and does not take part in votes.
refusal-substitute = You are a substitute without a mandate in this round.
refusal-absent-at-opening = You were not marked present when this round opened. Please go to the secretariat; you can vote in the next round.
refusal-accredited-after-opening = You were accredited after this round opened. You can vote in the next round.
refusal-not-head = Only the head of delegation can declare its position.
refusal-no-declarations = In this round, delegations’ positions are not declared.
refusal-nobody-entitled = Delegation { $delegation } has nobody entitled in this round.
refusal-no-split = In this round, a delegation’s votes are not split.
refusal-split-above-votes = The split adds up to { $split }, but the delegation has { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}.
refusal-no-such-delegation = Delegate { $delegate } belongs to { $delegation }, which is not on the roll.
refusal-two-heads = Delegation { $delegation } would have two heads. Give one of them another role.
refusal-already-entered = { $id } is already before the congress.
failure-too-busy = Too many ballots are arriving at once. Yours was not recorded: please send it again.
failure-broken = The server could not store this. Nothing was recorded: please try again, and tell the secretariat if it happens twice.
failure-no-such-card = This link is no longer valid. Please ask the secretariat for a new card.
failure-no-match = These do not belong together. Please check what you typed, or scan the code on your card.
failure-stranger = Please log in first. Nothing was changed.
failure-moved = You logged in on another phone, so this one was logged out. If that was not you, please go to the secretariat.
failure-reissued = The secretariat issued a new card for you, so the old one and this phone were logged out. Log in with the new card. If you did not ask for it, please go to the secretariat.
failure-bad-rules = This ruleset cannot be read. Nothing was changed.
failure-bad-form = Something in this form is missing or cannot be read. Nothing was changed: please go back and try again.
refusal-not-rated = Alternative { $alternative } is not rated. Please rate all of them.
refusal-bad-alternatives = A choice of wording needs one to five alternatives, each in every language; other rounds have none.
refusal-no-proxy = You hold no proxy for { $delegate } in this round.
refusal-proxy-for-present = { $delegate } is present and casts in person. A proxy is for an absent delegate.
refusal-proxy-limit = { $delegate } already holds { $limit ->
    [one] one proxy, as many
   *[other] { $limit } proxies, as many
} as one delegate may.
refusal-other-delegation = { $delegate } and { $other } are not of the same delegation.
refusal-votes-already = { $delegate } votes already and needs no mandate.
refusal-not-entitled = { $delegate } has no vote that could pass to somebody else.
refusal-still-open = Round { $round } is still open. Close it first.
refusal-not-unresolved = Round { $round } did not end without consensus: there is nothing to amend, refer or withdraw.
refusal-no-objection = No objection of { $delegation } stands in this round.
refusal-no-withdrawal = The head of { $delegation } has not offered to withdraw its objection.
refusal-already-published = The result of round { $round } is published: an objection can no longer be withdrawn.
refusal-text-missing = The new text is missing in this language: { $language }.
refusal-text-unchanged = The new text is the same as the one before.
refusal-no-more-rounds = This commitment has been through { $rounds ->
    [one] one consensus round
   *[other] { $rounds } consensus rounds
}, as many as its rules allow. Refer it or put it to the vote.
refusal-replaced = A substitute votes in your place in this round.
refusal-no-bloc = Commitments decided together are at least two, on which no round has been held and which are in no other group.
refusal-separation-asked = A head of delegation asks to decide { $commitment } by itself. Separate it first.
refusal-not-in-bloc = { $commitment } is not to be decided together with others.
refusal-bloc-not-offered = Commitments taken together can be decided by a vote, by consensus or in a poll, not in a choice of wording.
refusal-taken-en-bloc = Round { $round } was on several commitments. Take up each of them in a round of its own.
refusal-not-a-vote = A procedural question is decided by a vote.
refusal-roll-call-rules = A roll call needs a vote and a quorum counted by delegation, under rules that allow declarations.
refusal-bad-order = The roll has changed meanwhile. Open the roll call again.
refusal-answered-aloud = This is a roll call: each delegation answers aloud when it is called.
refusal-not-a-roll-call = Round { $round } is not a roll call.
refusal-list-is-closed = The speakers’ list is closed. You can still raise a point of order.
refusal-not-asking = { $delegate } is not on the speakers’ list.
refusal-nobody-speaks = Nobody has the floor.
refusal-observer-floor = Your delegation takes part as an observer and does not ask for the floor.
refusal-words-needed = Please write the sentence, in at least one language.
refusal-roll-changed = The roll has changed meanwhile. Nothing was done: look at it again.
refusal-unknown-delegation = There is no delegation { $delegation } on the roll.
refusal-in-open-round = Who takes part in the open round { $round } leaves the roll when it has closed, not before.
refusal-bad-id = This cannot be an id: { $id }. An id has 1 to 64 characters and no spaces.
refusal-bad-name = The name or the country of { $id } is missing, too long or not on one line: at most 200 characters.
