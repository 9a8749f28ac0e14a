### English. The terms are those of RULES.md; the same keys stand in every language.

## The house

product = Hemicycle
skip = Skip to the content
language = Language
ways = Pages
way-ballot = Ballot
way-resolution = Resolution
way-record = Record
way-chair = Chair
way-hall = Hall
way-desk = Desk
way-back = Go back
leave = Log out
entered-as = You are logged in as { $person }.
live-connected = Live
live-lost = Not connected
live-announcement = A round is open: go to your ballot
role-chair = Chair
role-secretariat = Secretariat
role-teller = Teller
role-screen = Hall screen
role-operator = Operator
role-head = head of delegation
role-delegate = delegate
role-substitute = substitute
not-found = Page not found
not-found-sentence = There is nothing at this address.
refused = This cannot be done

## The door

enter = Log in
enter-hint = Scan the code on your card. If that does not work, type what is printed on it.
enter-delegate = Number on your card
enter-code = Code on your card
enter-button = Log in
enter-staff = Chair, secretariat and screens
enter-name = Name
enter-password = Password
enter-as = Enter as { $person }
enter-as-hint = Is this not you? Close this page and give the card to the secretariat.
enter-void = This link is no longer valid
enter-void-hint = The card may have been replaced. Please go to the secretariat with your card, or log in with the number and the code printed on it.
enter-by-code = Log in with number and code

## Numbers and units

of = of
amount = { $unit ->
    [delegates] { $n ->
        [one] { $n } delegate
       *[other] { $n } delegates
    }
    [delegations] { $n ->
        [one] { $n } delegation
       *[other] { $n } delegations
    }
   *[votes] { $n ->
        [one] { $n } vote
       *[other] { $n } votes
    }
}
unit-name = { $unit ->
    [delegates] Delegates
    [delegations] Delegations
   *[votes] Votes
}
have-of = { $have } of { $of }
share = { $name ->
    [whole] all
    [half] half
    [third] one third
    [two_thirds] two thirds
    [three_quarters] three quarters
    [three_fifths] three fifths
   *[other] { $p }/{ $q }
}
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
time-left = Time left

## Commitments and texts

commitment-of = Commitment { $place } of { $of }
commitment-heading = { $place }. { $heading }
round-attempt = round { $n }
round-number = Round { $n }
rounds = Rounds
rounds-none = No round has been held yet.
text-official = official text
text-working = working translation
text-working-long = Working translation; the official text is the one that counts.
resolution-none = No resolution has been laid before the congress yet.
whole-text = The whole text
standing-pending = pending
standing-open = open
standing-counting = result follows
stage-open = Open
stage-closed = Closed, result follows
stage-published = Published
stage-annulled = Annulled
next-commitment = Next commitment

## Rules

rule-adopted = Adopted if { $conditions }.
rule-and = { $first }, and { $second }
rule-simple = more { $unit ->
    [delegates] delegates
    [delegations] delegations
   *[votes] votes
} are for than against
rule-absolute = more than half of all entitled { $unit ->
    [delegates] delegates
    [delegations] delegations
   *[votes] votes
} are for
rule-unanimity = { $unit ->
    [delegates] at least one delegate is for and no delegate is against
    [delegations] at least one delegation is for and no delegation is against
   *[votes] at least one vote is for and no vote is against
}
rule-qualified = { $share } of the { $base ->
    [cast] { $unit ->
        [delegates] delegates voting for or against
        [delegations] delegations voting for or against
       *[votes] votes cast for or against
    }
    [voted] { $unit ->
        [delegates] delegates voting, abstentions included,
        [delegations] delegations voting, abstentions included,
       *[votes] votes cast, abstentions included,
    }
    [present] { $unit ->
        [delegates] delegates present
        [delegations] delegations present
       *[votes] votes present
    }
   *[entitled] { $unit ->
        [delegates] entitled delegates
        [delegations] entitled delegations
       *[votes] entitled votes
    }
} are for
rule-per-delegation = Each delegation has one vote, by the majority of its delegates.
rule-weighted-bloc = Each delegation casts all its votes on one side, by the majority of its delegates.
rule-weighted-split = The votes of each delegation are split as its delegates vote.
rule-consensus = { $objections ->
    [0] Adopted if no delegation objects
    [one] Adopted if at most one delegation objects
   *[other] Adopted if at most { $objections } delegations object
} and { $share } of those that do not abstain support it, with or without reservations.
rule-poll = An indicative poll: nothing is decided.
rule-wording = The wording that meets the least resistance is preferred.
quorum-condition = { $strict ->
    [yes] more than { $share }
   *[no] at least { $share }
} of the { $unit ->
    [delegates] entitled delegates
    [delegations] entitled delegations
   *[votes] entitled votes
} { $measure ->
    [present] are present
   *[voted] take part
}
quorum-sentence = Quorum: { $conditions }.
quorum-none = No quorum is needed.
quorum-and = { $first } and { $second }
quorum-found = { $have } of { $whole } { $measure ->
    [present] present
   *[voted] voted
}
quorum-met = Quorum met: { $found }.
quorum-missed = Quorum not met: { $found }.
preset-simple_majority-name = Simple majority of delegates
preset-two_thirds_of_delegations-name = Two thirds of the delegations
preset-weighted_bloc-name = Weighted votes, as one
preset-weighted_split-name = Weighted votes, split
preset-double_majority-name = Double majority

## Options and results

choice-for = For
choice-against = Against
choice-abstain = Abstention
choice-agree = Agree
choice-reservation = Agree with reservations
choice-stand_aside = Stand aside
choice-object = Object
choice-support = Support
choice-support_with_reservations = Support with reservations
choice-neutral = Neutral
choice-need_discussion = Needs discussion
choice-oppose = Oppose
choice-not_voting = Not voting
outcome-inquorate = No quorum
outcome-adopted = Adopted
outcome-not_adopted = Not adopted
outcome-objection_sustained = Objection
outcome-no_consensus = No consensus
outcome-adopted_with_dissent = Adopted with dissent
outcome-adopted_with_reservations = Adopted with reservations
outcome-adopted_unanimously = Adopted unanimously
outcome-adopted_by_consensus = Adopted by consensus
outcome-noted = Noted
outcome-preferred = Preferred
outcome-run_off = Run-off
reason-simple = { $amount } for, { $against } against.
reason-absolute = { $for } of { $whole } entitled for; more than half would be { $needed }.
reason-unanimity = { $amount } for, { $against } against; one against is enough to stop it.
reason-qualified = { $for } of { $whole } { $base ->
    [cast] for
    [voted] voting were for
    [present] present were for
   *[entitled] entitled were for
}; { $share } would be { $needed }.
reason-nobody = Nobody voted for or against.
reason-tie = A tie: as many for as against, and that is not enough.
reason-inquorate = { $found }; quorum: { $condition }.
counts-caption = Counted in { $unit ->
    [delegates] delegates
    [delegations] delegations
   *[votes] votes
}
by-delegation = Result by delegation
position-divided = divided
position-declared = declared by the head
see-delegations = Result by delegation
see-record = See the record
annulled-because = This round was annulled: { $reason }
hemicycle-label = { $for } for, { $against } against, { $abstain } abstaining
hemicycle-unit = { $unit ->
    [delegates] { $n ->
        [one] delegate
       *[other] delegates
    }
    [delegations] { $n ->
        [one] delegation
       *[other] delegations
    }
   *[votes] { $n ->
        [one] vote
       *[other] votes
    }
}
hemicycle-scale = each seat stands for { $n }

## The ballot

ballot-legend = Your vote
ballot-yours = your choice
ballot-recorded = Recorded at { $time }
ballot-changeable = You may change it until the round closes.
ballot-not-yet = You have not voted yet.
ballot-was = Your recorded vote: { $choice }, at { $time }
ballot-closed = The round is closed. The result follows when the chair publishes it.
ballot-time-is-up = The time is up. The round is being closed.
ballot-waiting = No round is open
ballot-waiting-hint = This page shows your ballot as soon as the chair opens a round.
ballot-delegates-only = Only delegates vote. You can follow the round here.
results-hidden = Results stay hidden until the round is closed and published.

## The chair

agenda = Agenda
chair-decision = Decision
chair-no-agenda = There is no resolution yet. The secretariat enters it.
chair-rules = Rules of the round
chair-time-limit = Time limit
chair-no-limit = No time limit
chair-open = Open the round
chair-quorum-unmet = Not met now: { $condition }.
chair-extend = + 1 minute
chair-close = Close the round
chair-close-hint = Results stay hidden until you publish.
chair-unpublished = Only you see this result until you publish it.
chair-publish = Publish the result
chair-annul-fold = Annul this round…
chair-annul-reason = Reason, which stands in the record
chair-annul = Annul the round
chair-elsewhere = Go to commitment { $place }, where a round is under way
chair-next = Next: { $place }. { $heading }
chair-again = Hold another round on this commitment…
chair-all-decided = Every commitment is decided.
missing = Not voted yet
missing-of = { $missing } of { $of }
missing-none = Everybody who is present has voted.
presence = Present now

## The hall

hall-hint = Scan the code on your card to enter and vote.
hall-counting = The round is closed. The result follows.
hall-seal = record { $start }

## The record

record-hint = Every round with its rules, its counts and its seal.
whole-record = The whole record
column-round = Round
column-commitment = Commitment
column-outcome = Outcome
column-opened = Opened
column-closed = Closed
column-delegation = Delegation
column-position = Position
column-votes = Votes
column-split = Split: for · against · abstention
fact-rule = Rule
fact-quorum = Quorum
seal = Seal
seal-hint = Computed over all ballots when the round closed. Whoever holds the record can compute it again.
download-csv = Results (CSV)
download-json = Tally (JSON)

## The desk

desk-people = { $have } of { $of } people present
desk-delegations = { $have } of { $of } delegations present
desk-search = Find by card, name, party or country
desk-search-button = Find
desk-roll = Roll
desk-found = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
desk-more = Only the first { $n } are shown. Search to see others.
desk-present = present
desk-absent = absent
desk-check-in = Check in
desk-check-out = Check out
desk-by-delegation = Presence by delegation
column-card = Card
column-name = Name
column-role = Role
column-present = Presence

## Refusals

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
refusal-secret-not-offered = A secret ballot cannot be held on phones. Choose a ruleset with another visibility.
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

# What goes wrong outside the rules.
failure-too-busy = Too many ballots are arriving at once. Yours was not recorded: please send it again.
failure-broken = The server could not store this. Nothing was recorded: please try again, and tell the secretariat if it happens twice.
failure-no-such-card = This link is no longer valid. Please ask the secretariat for a new card.
failure-no-match = These do not belong together. Please check what you typed, or scan the code on your card.
failure-stranger = Please log in first. Nothing was changed.
failure-moved = You logged in on another phone, so this one was logged out. If that was not you, please go to the secretariat.
failure-bad-form = Something in this form is missing or cannot be read. Nothing was changed: please go back and try again.
