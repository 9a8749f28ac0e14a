
# The delegate's phone: what is sent, what is kept, what is new.

enter-code-hint = Capitals, spaces and hyphens do not matter.
outbox-sending = Sending “{ $choice }”…
outbox-waiting = “{ $choice }” is not sent yet. It is kept on this phone and sent as soon as there is a network.
outbox-refused = “{ $choice }” was not recorded.
outbox-understood = Understood
live-old = as it was { $n } min ago
ballot-title-open = Vote now
ballot-tap = One tap records your choice. You may change it until the round closes.
ballot-recorded-choice = recorded
ballot-ratings = Your ratings
ballots-own = My ballots so far
ballots-hint = Only you see this list: what you cast, what your delegation came to, and what was decided.
ballots-you = You
ballots-delegation = Your delegation
ballots-none = no ballot
ballots-secret = secret ballot: no choice is kept with your name
ballots-at = at { $time }
now-title = What is new
now-current = This ballot is current at { $time }.
now-left = { $time } left.
now-closed = The round is closed.
now-result = There is a result.
now-outside = You are not logged in on this phone any more.
now-go = Show it
offline = No network
offline-hint = Ballots come from the server, so none can be shown now. What you chose and could not send yet is kept on this phone and sent when the network is back; this page then comes back by itself.
offline-resolution = Read the resolution meanwhile
failure-replaced = You have chosen anew since. This earlier choice was not recorded.
date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-time = { date }, { $time }
