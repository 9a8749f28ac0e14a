# Confidential rounds.
secret-tap = Tap your choice. You are asked once whether you mean it.
secret-hint = This ballot is confidential: the record shows the totals and who took part, and nobody’s choice. It is cast once and cannot be changed.
secret-title = Cast for good?
secret-confirm-hint = Cast, it cannot be changed any more, and nobody, you included, can look up how you voted.
secret-confirm = Cast this ballot
secret-back = Choose again
secret-in-the-box = The ballot is in the box.
secret-in-the-box-hint = It is confidential: no choice is kept with a name.
secret-voters = Who took part: { $n ->
    [one] one person
   *[other] { $n } people
}
secret-voters-hint = Of a confidential round the record has the totals and these names, and nothing that connects them.
rule-secret = The ballot is confidential.
refusal-cast-once = This ballot is in the box already: a confidential ballot is cast once and cannot be changed.
refusal-secret-one-server = A confidential round is not held while several servers share a database. Hold it on one server, or on paper.
