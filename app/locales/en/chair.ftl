
# What chair, hall, desk and record say of objections, amendments and statements.
standing-referred = referred
preset-consensus_of_delegations-name = Consensus of the delegations
preset-consensus_minus_one-name = Consensus minus one
preset-indicative_poll-name = Indicative poll
preset-choice_of_wording-name = Choice of wording
versions = Versions of the text
version = Version { $n }
version-after-round = after round { $n }
version-changed = What changed
statements = Explanations, reservations and objections
statement-objection = Objection
statement-reservation = Reservation
statement-explanation = Explanation of position
statement-withdrawn = withdrawn
statement-proposal = Proposed wording
steps = What was done about it
step-withdrawal-offered = { $delegation } offered to withdraw its objection.
step-withdrawal-accepted = The withdrawal of the objection of { $delegation } was accepted, and the same ballots were counted anew.
step-amended = The text was amended: version { $n }.
step-referred = The commitment was referred.
step-taken-up = Taken up again in round { $n }
round-follows = Takes up round { $n } again, which came to nothing
reason-objection-sustained = Objection sustained: { $objecting ->
    [one] { $objecting } delegation objects.
   *[other] { $objecting } delegations object.
}
reason-nobody-agrees = No delegation agrees.
reason-no-consensus = { $agreeing } of { $whole } support it, { $aside } stand aside: that is not enough.
reason-dissent = { $supporting } in support; { $objecting ->
    [one] { $objecting } delegation objects
   *[other] { $objecting } delegations object
}, which the rules allow.
reason-reservations = { $supporting } in support, { $reserved } of them with reservations; { $aside } stand aside.
reason-unanimous = Every delegation present agrees: { $supporting }.
reason-by-consensus = { $supporting } in support, and no delegation objects.
reason-poll = { $amount } took part. An indicative poll decides nothing.
reason-preferred = { $name } meets the least resistance: { $sum }.
reason-run-off = Equal resistance, { $sum }: { $names }.
reason-nobody-rated = Nobody rated the alternatives.
alternative = Alternative { $name }
alternative-none = No text
counts-noted = Consultative delegations: delegates, noted and not counted
ranking-caption = Sum of the delegations’ mean resistance, the least first
column-alternative = Wording
column-resistance = Resistance
column-tens = Ratings of 10
column-individual-objections = Individual objections
delegation-noted = consultative: noted, not counted
chair-waiting-objections = Objections that wait for their head of delegation
chair-unresolved = What may be done now
chair-withdrawal = Accept a withdrawal
chair-no-objection = No delegation’s objection stands.
chair-not-offered = { $delegation } has not offered to withdraw its objection.
chair-accept-withdrawal = Accept the withdrawal
chair-amend = Amend the text
chair-amend-reason = Reason, which stands in the record
chair-amend-button = Enter the new version
chair-use-wording = Proposed wordings: copy what is to be used
chair-refer = Refer the commitment
chair-refer-reason = To whom and why, which stands in the record
chair-refer-button = Refer it
chair-vote = Put it to the vote
chair-vote-after-publication = Publish this result first; the vote is opened here afterwards.
chair-next-round = Next round, on the amended text
chair-kind-vote = Vote
chair-kind-consensus = Consensus
chair-kind-poll = Indicative poll
chair-kind-wording = Choice of wording
chair-alternatives = The wordings to choose from, each in every language. What stays empty is left out; “no text” is always offered.
desk-stands-in-for = mandated in place of { $name }
desk-replaced-by = replaced by { $name }
desk-proxy-held-by = proxy held by { $name }
desk-proxy-of = holds the proxy of { $name }
desk-mandate = Mandate…
desk-mandate-label = In place of
desk-proxy = Proxy…
desk-proxy-label = Held by
desk-nobody = nobody
desk-save = Save
desk-rulesets = Rulesets
desk-rulesets-none = No ruleset has been added to the library.
desk-ruleset-name = Name
desk-ruleset-rules = Content of a rules.toml
desk-ruleset-save = Enter the ruleset
