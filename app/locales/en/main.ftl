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
hall-head = record { $start }

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
