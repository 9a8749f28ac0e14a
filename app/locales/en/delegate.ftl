
# What delegates and heads do in consensus rounds, polls and choices of wording.

way-delegation = Delegation
ballot-version = Version { $version }, { $why ->
    [objections] after the objections in round { $round }
    [wording] after the choice of wording in round { $round }
   *[other] after round { $round }
}
ballot-changed = What this version changes
ballot-consultative = Your delegation is consultative: its positions are noted, not counted.
ballot-own = Your own ballot
ballot-for = For { $name }, who gave you a proxy
ballot-alike = { $n ->
    [one] Cast both alike
   *[other] Cast all alike
}
ballot-explain = Add an explanation of position
ballot-explanation = Your explanation of position
ballot-explain-hint = Write it first, then choose: it is recorded with your choice and goes into the record under your delegation’s name.
ballot-legend-consensus = Your position
ballot-legend-poll = Your opinion
ballot-record-position = Record my position
ballot-record-ratings = Record my ratings
ballot-nothing-yet = Nothing is recorded yet.
ballot-was-rated = Your recorded ratings: { $ratings }, at { $time }
ballot-to-delegation = Declare your delegation’s position
position-reservation-hint = I support it; my reservation goes into the record.
position-stand-aside-hint = I do not support it and will not stop it.
position-object-hint = It must not be adopted like this. A reason is needed{ $binds ->
    [head] ; your head of delegation confirms.
    [any] ; your delegation then objects.
   *[share] ; your delegation objects if enough of its delegates do.
}
reason-reservation-label = Your reservation
reason-stand-aside-label = Why you stand aside
reason-object-label = Your reason
reason-optional = (optional, public)
reason-needed = (needed, public)
reason-hint = It goes into the record under your delegation’s name. At most { $n } characters.
proposal-label = A wording you would accept
wording-hint = Rate your resistance to each alternative, from 0 to 10. All of them are rated.
wording-lowest = 0 no resistance
wording-highest = 10 unacceptable
delegation-waiting = No round is open in which your delegation takes part.
delegation-missing = Not voted yet
delegation-all-voted = Everybody in your delegation who may vote has voted.
delegation-by-proxy = by proxy: { $name }
delegation-objections = Objections raised in your delegation
delegation-proposal = Wording proposed
delegation-confirm = Confirm this objection
delegation-confirmed = You confirmed this objection.
declaration-legend = Position of the delegation
declaration-hint = What you declare is the delegation’s position, whatever its ballots say. You may change it until the round closes.
declaration-standing = Declared: { $position }
declaration-split = { $for } for, { $against } against, { $abstain } abstaining
declaration-reason = Reason
declaration-object-reason = An objection needs one.
declaration-declare = Declare the position
declaration-none-here = In this round, your delegation’s position cannot be declared.
declaration-votes = { $n ->
    [one] The delegation has { $n } vote
   *[other] The delegation has { $n } votes
}
declaration-votes-hint = To split them, say how many on each side. Left empty, all go to the position declared.
withdrawal-offer = Offer to withdraw the objection
withdrawal-hint = The chair may accept the offer before the result is published. The objection then no longer binds.
withdrawal-offered = You offered to withdraw the objection. The chair decides.
withdrawal-accepted = The chair accepted the withdrawal of the objection.
