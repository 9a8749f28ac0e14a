# The agenda, the hall, procedural questions, roll calls and the floor.

procedural = procedural question
procedural-of = Procedural question · commitment { $place } of { $of }
commitments-of = Commitments { $places } of { $of }
motion-close_debate = Close the debate
motion-close_debate-sentence = Shall the debate on this commitment be closed?
motion-adjourn = Adjourn
motion-adjourn-sentence = Shall the session be adjourned?
motion-refer_back = Refer back
motion-refer_back-sentence = Shall this commitment be referred back?
under-discussion = Under discussion
see-commitment = See the commitment
chair-arrange = Order, and decide together…
chair-move = Move commitment { $place } to place
chair-move-button = Move
chair-group = Decide commitment { $place } together with
chair-group-button = Decide these together
chair-together = to be decided together with others
chair-together-hint = Commitments { $places } are to be decided together, in one round.
chair-bloc = Commitments { $places } together
chair-separate = Separate
chair-separation-asked = Asking for a round of its own: { $names }
chair-hall = The hall
chair-hall-round = The hall shows the round.
chair-hall-welcome = The hall shows the welcome.
chair-hall-commitment = The hall shows the commitment that was called last.
chair-hall-result = The hall shows the last round.
chair-hall-paused = The hall shows your message in place of everything else.
chair-show-commitment = Show this commitment
chair-show-result = Show its result
chair-show-welcome = Show the welcome
chair-pause-fold = Pause the hall…
chair-pause-hint = The message stands in the hall until you take it away. If you write nothing, it says that there is a short break. A round that is open goes on.
chair-pause = Pause the hall
chair-resume = Take the message away
hall-pause = A short break. We shall go on soon.
chair-procedural = Procedural question…
chair-procedural-hint = Opens at once as a vote by simple majority of the delegates, without a time limit.
chair-procedural-typed = Or ask another question, in one language or more:
chair-procedural-open = Ask it now
chair-preview = Preview
chair-preview-button = Preview
chair-preview-phone = On phones
chair-preview-hall = In the hall
chair-roll-call = Roll call
chair-roll-call-hint = Delegations are called one by one and answer aloud; phones take no votes.
chair-draw-letter = Draw the letter with which it begins
chair-closing = Close now?
chair-closing-missing = { $delegates ->
    [one] { $delegates } delegate of { $delegations ->
        [one] { $delegations } delegation
       *[other] { $delegations } delegations
    } has not voted yet.
   *[other] { $delegates } delegates of { $delegations ->
        [one] { $delegations } delegation
       *[other] { $delegations } delegations
    } have not voted yet.
} What they have not sent by now will not count. A closed round cannot be opened again.
chair-closing-call = { $n ->
    [0] Every delegation has been called.
    [one] { $n } delegation has not been called yet and will count as not voting.
   *[other] { $n } delegations have not been called yet and will count as not voting.
} A closed round cannot be opened again.
chair-closing-now = Close now
chair-closing-not = Keep it open
chair-quorum-would-miss = If the round closed now, the quorum would not be met: { $condition }.
chair-annul-consequence = The result will be shown to nobody. The round stands in the record as annulled, with your reason, and can be held again.
call-turn = Called now:
call-now = called
call-all-called = Every delegation has been called.
call-no-answer = No answer
call-correct = Correct…
call-order = Roll call
call-letter = from letter { $letter }
call-aloud = This is a roll call: your delegation answers aloud when it is called.
position-spoken = answered aloud
floor-has = Has the floor
floor-end = End the speech
floor-time-left = Speaking time left
floor-asking = Asking for the floor
floor-nobody = Nobody asks for the floor.
floor-closed = The speakers’ list is closed.
floor-give = Give the floor
floor-strike = Strike { $name } off the list
floor-point-of-order = point of order
floor-close-list = Close the list
floor-open-list = Open the list again
floor-settings = Speaking time…
floor-seconds = Seconds for each speaker
floor-alternate = Delegations take turns
floor-next = Next
floor-on = Ask for the floor on commitment { $place }
floor-ask = Ask for the floor
floor-ask-order = Point of order
floor-leave = Take it back
floor-place = You are number { $n } on the speakers’ list.
floor-yours = You have the floor.
separation-hint = The chair proposes to decide these in one round. You may ask to decide one of them by itself.
separation-ask = Ask for a round of its own
separation-asked = You asked for a round of its own.
debate-procedural = Procedural questions
debate-speakers = Speakers
chair-hall-floor = The hall shows who has the floor.
chair-visibility = In the record
visibility-of-rules = as the rules say
visibility-names = each delegate’s ballot
visibility-delegations = counts by delegation
visibility-secret = confidential: totals and who took part
