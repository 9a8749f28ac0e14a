
# Credential cards and the sheets for ballots on paper, as PDF.
cards = Cards
cards-hint = A PDF with four cards of A6 on each sheet of A4, with crop marks. Each card has the person’s name, a code for the phone’s camera and a code to type.
cards-for = For whom
cards-for-new = Those who have no card yet: { $n ->
    [0] nobody
    [one] { $n } person
   *[other] { $n } people
}
cards-for-all = Everybody on the roll: { $n ->
    [one] { $n } person
   *[other] { $n } people
}, of whom { $have } have a card
cards-for-delegation = One delegation
cards-for-delegate = One person, by number
cards-language = Language of the cards
cards-consequence = The old cards of these people, their codes and the phones that are logged in with them end at once, as soon as the PDF is ready. The codes stand in that PDF only and are handed out once: nobody can see them again.
cards-make = Make the cards
cards-print = Print a card
cards-nobody = Nobody is to get a card: everybody on the roll has one. Choose others, and make them anew.
cards-role = Role
cards-card-language = Language
cards-number = Number
cards-scan = Code for the camera that logs in
cards-typed = Or type at { $address }
cards-keep = This card is yours alone and votes in your name. If it is lost, go to the desk: the old card ends at once.
sheets-print = To print for this round
sheets-proxy = proxy:
sheets-reason = Reason or explanation
sheets-mark = Mark one option for each delegate, and cut along the dashed lines.
sheets-rate = Rate every wording from 0 (no resistance) to 10 (the most), and cut along the dashed lines.
sheets-seats = Seats
sheets-invalid = Invalid
sheets-total = Total
sheets-teller = Teller
minutes-paper = { $n ->
    [one] One ballot came on paper and was entered by { $by }
   *[other] { $n } ballots came on paper and were entered by { $by }
}
